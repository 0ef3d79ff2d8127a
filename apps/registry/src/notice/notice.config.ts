import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IsOptional, IsString, Matches } from 'class-validator';
import { readConfig } from '#platform/config.js';
import { secretsDir } from '../registry.config.js';
import { NoNotifier, type Notifier } from './notifier.js';
import { WebhookNotifier } from './webhook-notifier.js';

const SECRET_BYTES_MIN = 16;

export class NoticeConfig {
  /** The operator's gateway for text messages, calls and WeChat. Absent: notices are kept and not sent. */
  @IsOptional() @Matches(/^https?:\/\/[^\s/@]+(\/[^\s@]*)?$/) NOTIFY_URL?: string;
  /** The file with the secret that both sides sign with; else SECRETS_DIR/notify-secret. */
  @IsOptional() @IsString() NOTIFY_SECRET_FILE?: string;
}

/** The webhook when an address is configured. Without its secret the service does not start: unsigned notices are no notices. */
export function notifierOf(): Notifier {
  const { NOTIFY_URL, NOTIFY_SECRET_FILE } = readConfig(NoticeConfig);
  if (!NOTIFY_URL) return new NoNotifier();
  const file = NOTIFY_SECRET_FILE ?? join(secretsDir(), 'notify-secret');
  const secret = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (secret.length < SECRET_BYTES_MIN) {
    throw new Error(`NOTIFY_URL needs a secret of ${SECRET_BYTES_MIN} characters or more in ${file}: openssl rand -hex 32 > ${file}`);
  }
  return new WebhookNotifier(NOTIFY_URL, Buffer.from(secret));
}
