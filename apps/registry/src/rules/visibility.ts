import type { Role } from '#contracts/people.js';

/** PLAIN: name, address and phone numbers. NAMED: name and address, phones masked. MASKED: nothing that names a person. */
export type Visibility = 'PLAIN' | 'NAMED' | 'MASKED';

/** Those who call, and the elder's own people. */
const PLAIN: readonly Role[] = ['operator', 'supervisor', 'family', 'elder'];
/** Those who visit the door but do not call. */
const NAMED: readonly Role[] = ['street-officer', 'grid-worker', 'district-officer'];

/** How much of an elder's card a role sees without a reason. Scope is another question and is asked by the database. */
export function visibilityFor(role: Role): Visibility {
  if (PLAIN.includes(role)) return 'PLAIN';
  return NAMED.includes(role) ? 'NAMED' : 'MASKED';
}
