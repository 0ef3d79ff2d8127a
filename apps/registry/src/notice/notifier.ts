import type { NoticeChannel, NoticeTemplate } from '#contracts/notice.js';
import type { NoticeParams } from './templates.js';

/** One notice on its way out. The same `id` may come more than once: the receiver keeps it to one. */
export interface OutgoingNotice {
  id: string;
  channel: NoticeChannel;
  /** The number in plain digits. It leaves the register here and nowhere else. */
  to: string;
  template: NoticeTemplate;
  locale: 'zh-CN' | 'en';
  params: NoticeParams;
  text: string;
  urgent: boolean;
  /** Too late after this, ISO 8601 UTC. */
  expiresAt: string;
}

/** `retry`: trying again later may help. `why` is a code, never a text from outside. */
export type SendResult = { accepted: true; reference: string | null } | { accepted: false; why: string; retry: boolean };

/**
 * What carries notices out of the house. The signed webhook is the default; an operator's own gateway is another class
 * under this name in registry.module.ts, or a few lines behind the webhook.
 */
export abstract class Notifier {
  /** False: notices are kept as NOT_CONFIGURED and never handed over. */
  abstract readonly configured: boolean;
  /** Signs requests and checks receipts; null when nothing is configured. */
  abstract readonly secret: Buffer | null;
  /** @param at the database's clock */
  abstract send(notice: OutgoingNotice, at: Date): Promise<SendResult>;
}

/** No gateway: nothing is sent, and nothing claims to be. */
export class NoNotifier extends Notifier {
  readonly configured = false;
  readonly secret = null;

  async send(): Promise<SendResult> {
    return { accepted: false, why: 'not-configured', retry: false };
  }
}
