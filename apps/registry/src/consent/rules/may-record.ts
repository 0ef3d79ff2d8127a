import type { ConsentGiver } from '#contracts/consent.js';
import type { Role } from '#contracts/people.js';

export interface Recording {
  role: Role;
  granted: boolean;
  givenBy: ConsentGiver;
  evidence: string | null;
}

export type RecordVerdict = { ok: true } | { ok: false; why: 'consent-not-yours' | 'evidence-missing' };

/**
 * Whether somebody may write a yes or a no into the ledger.
 * - The elder speaks for the elder alone, and needs no paper.
 * - A family speaks as family or guardian; a yes needs evidence (a signed form, a recording), a no never does: taking consent back is as
 *   easy as giving it (PIPL art. 15).
 * - The desk and the offices write down what others said: a yes needs evidence, whoever gave it.
 */
export function mayRecord({ role, granted, givenBy, evidence }: Recording): RecordVerdict {
  if (role === 'elder') return givenBy === 'ELDER' ? { ok: true } : { ok: false, why: 'consent-not-yours' };
  if (role === 'family' && givenBy === 'ELDER') return { ok: false, why: 'consent-not-yours' };
  return granted && !evidence?.trim() ? { ok: false, why: 'evidence-missing' } : { ok: true };
}
