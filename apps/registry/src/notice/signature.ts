import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signed request is good for this long before and after its timestamp. Our own. */
const WINDOW_SECONDS = 300;

export const TIMESTAMP_HEADER = 'x-huying-timestamp';
export const SIGNATURE_HEADER = 'x-huying-signature';

/** HMAC-SHA256 over `<unix seconds>.<body>`, lower-case hex. Both ways the same: what we send, and the receipts. */
export const signatureOf = (secret: Buffer, timestamp: string, body: Buffer | string): string => createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

/** Whether a request was signed with the secret, compared in constant time. */
export function isSigned(secret: Buffer, timestamp: string, body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'hex');
  const right = Buffer.from(signatureOf(secret, timestamp, body), 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Whether the timestamp lies inside the window: an old request that was overheard can't be sent again. */
export const isFresh = (timestamp: string, now: Date): boolean => /^\d{9,11}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
