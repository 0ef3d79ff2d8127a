import type { Role } from '#contracts/people.js';
import type { VisitState } from '#contracts/visit.js';

const PROMISED: readonly VisitState[] = ['ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED'];
const SENT: readonly Role[] = ['caregiver', 'provider-dispatcher'];
const DOOR_CODE_READERS: readonly Role[] = ['elder', 'family', 'operator', 'supervisor'];

/**
 * Whether name and address of the elder show. Those who are sent see them from the accept until the visit is closed
 * (PIPL art. 28: minimal fields); the family and the desk know them anyway; everybody else sees the road.
 */
export function maySeeHome(role: Role, state: VisitState): boolean {
  return SENT.includes(role) ? PROMISED.includes(state) : DOOR_CODE_READERS.includes(role);
}

/** Whether the one-time code of the door shows: to the elder's side, never to those whom it checks. */
export function maySeeDoorCode(role: Role): boolean {
  return DOOR_CODE_READERS.includes(role);
}
