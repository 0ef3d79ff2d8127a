import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a password is the secret of this hash: SHA-256 of its UTF-8 text as hex. Takes the same time either way. */
export function isSecret(password: Buffer | undefined, secretHash: string | null): boolean {
  if (!password || !secretHash || !/^[0-9a-f]{64}$/.test(secretHash)) return false;
  return timingSafeEqual(createHash('sha256').update(password).digest(), Buffer.from(secretHash, 'hex'));
}
