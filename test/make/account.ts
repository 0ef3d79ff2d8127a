import type { Account, Role } from '#contracts/people.js';
import { newId } from '#platform/id.js';

/** An account of a role; an org role sees the whole city unless told otherwise. */
export function account(role: Role, more: Partial<Account> = {}): Account {
  const nowhere = ['provider-dispatcher', 'caregiver', 'elder', 'family'].includes(role);
  return {
    accountId: newId(),
    name: `${role} of the test`,
    role,
    orgPath: nowhere ? null : '420100',
    providerId: null,
    caregiverId: null,
    elderIds: [],
    ...more,
  };
}
