/** NIST SP 800-63B: length counts, forced character classes do not; 12 is our own default, 128 bounds the hashing work. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
/** Fewer different characters than this is a pattern, not a password (our own default). */
const DIFFERENT_MIN = 5;

export type PasswordVerdict = { ok: true } | { ok: false; why: 'password-too-short' | 'password-too-long' | 'password-too-simple' | 'password-has-name' };

/** Whether a new password may stand for this account. */
export function mayBePassword(password: string, username: string): PasswordVerdict {
  const characters = [...password];
  if (characters.length < PASSWORD_MIN) return { ok: false, why: 'password-too-short' };
  if (characters.length > PASSWORD_MAX) return { ok: false, why: 'password-too-long' };
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) return { ok: false, why: 'password-has-name' };
  if (new Set(characters).size < DIFFERENT_MIN || isRun(characters)) return { ok: false, why: 'password-too-simple' };
  return { ok: true };
}

/** 123456789012 or abcdefghijkl: each character follows the one before it. */
function isRun(characters: string[]): boolean {
  const steps = characters.slice(1).map((character, i) => character.codePointAt(0)! - characters[i]!.codePointAt(0)!);
  return steps.every((step) => step === 1 || step === -9);
}
