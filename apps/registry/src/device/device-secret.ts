import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits, as text that a person can copy. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** What is kept of a secret. It is random, so a slow hash would add nothing. */
export const secretHashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
