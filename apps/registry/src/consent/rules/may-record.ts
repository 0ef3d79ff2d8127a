import type { ConsentGiver } from '#contracts/consent.js';
import type { Role } from '#contracts/people.js';

export interface Recording {
  role: Role;
  granted: boolean;
  givenBy: ConsentGiver;
  evidence: string | null;
  /** Of this kind the elder's own no stands. */
  elderSaidNo: boolean;
}

export type RecordVerdict = { ok: true } | { ok: false; why: 'consent-not-yours' | 'evidence-missing' | 'elder-said-no' };

/**
 * Whether somebody may write a yes or a no into the ledger.
 * - The elder speaks for the elder alone, and needs no paper.
 * - A family speaks as family or guardian; a yes needs evidence (a signed form, a recording), a no never does: taking consent back is as
 *   easy as giving it (PIPL art. 15).
 * - A family's yes never overrides the elder's own no, whoever writes it down, and a family alone does not either by calling itself
 *   guardian: that takes the elder, or an officer who has seen the guardian's paper.
 * - The desk and the offices write down what others said: a yes needs evidence, whoever gave it.
 */
export function mayRecord({ role, granted, givenBy, evidence, elderSaidNo }: Recording): RecordVerdict {
  if (role === 'elder') return givenBy === 'ELDER' ? { ok: true } : { ok: false, why: 'consent-not-yours' };
  if (role === 'family' && givenBy === 'ELDER') return { ok: false, why: 'consent-not-yours' };
  if (granted && elderSaidNo && (role === 'family' || givenBy === 'FAMILY')) return { ok: false, why: 'elder-said-no' };
  return granted && !evidence?.trim() ? { ok: false, why: 'evidence-missing' } : { ok: true };
}
