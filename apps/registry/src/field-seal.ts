import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a sealed text is; bound into the seal, so that a phone number can't be passed off as an ID number. */
export type FieldKind = 'phone' | 'id-number';

interface DataKeys {
  /** The key that seals; the others still open. */
  current: string;
  keys: Record<string, string>;
  blindIndex: string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Personal fields at rest: AES-256-GCM with the key's id in front, and beside it an HMAC-SHA-256 by which an exact
 * value is found without opening anything. Keys turn over: seal with the new, open with either.
 */
export class FieldSeal {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly blindIndex: Buffer;
  private readonly current: string;

  constructor({ current, keys, blindIndex }: DataKeys) {
    this.keys = new Map(Object.entries(keys).map(([id, key]) => [id, keyOf(id, key)]));
    this.blindIndex = keyOf('blindIndex', blindIndex);
    this.current = current;
    if (!this.keys.has(current)) throw new Error(`data-keys.json: the current key ${current} is not among the keys.`);
  }

  /** From SECRETS_DIR/data-keys.json. */
  static from(secretsDir: string): FieldSeal {
    return new FieldSeal(JSON.parse(readFileSync(join(secretsDir, 'data-keys.json'), 'utf8')) as DataKeys);
  }

  /** `<key id>.<nonce, cipher text and tag, base64url>` */
  seal(kind: FieldKind, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, nonce).setAAD(Buffer.from(kind));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.current}.${sealed.toString('base64url')}`;
  }

  open(kind: FieldKind, sealed: string): string {
    const [id = '', body = ''] = sealed.split('.');
    const key = this.keys.get(id);
    if (!key) throw new Error(`A field is sealed with the key ${id}, which data-keys.json does not hold.`);
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(kind))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** The blind index of a value: the same value, the same index; nothing leads back. */
  indexOf(kind: FieldKind, text: string): string {
    return createHmac('sha256', this.blindIndex).update(`${kind}:${text}`).digest('base64url');
  }
}

function keyOf(id: string, base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`data-keys.json: ${id} must be ${KEY_BYTES} bytes in base64.`);
  return key;
}
