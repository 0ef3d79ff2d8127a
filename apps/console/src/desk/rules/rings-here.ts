import type { EscalationStep, Ring } from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';

interface Facts {
  /** How the server says it sounds at the desk; null: nobody waits. */
  ring: Ring | null;
  escalation: EscalationStep | null;
  /** The account that was given it and has not accepted. */
  offeredTo: string | null;
}

interface Listener {
  role: Role | null;
  accountId: string;
}

const SOFTER: Readonly<Record<Ring, Ring | null>> = { L1: 'L2', L2: 'L3', L3: null };
/** From which step on an office hears it: it went past the desk. */
const OFFICE_STEPS: Partial<Record<Role, readonly EscalationStep[]>> = { 'street-officer': ['STREET', 'DISTRICT'], 'district-officer': ['DISTRICT'] };

/**
 * How an alarm sounds before this person. An operator hears what the server says. A supervisor hears it one step softer
 * until it has climbed to her; the offices hear what has climbed to them, and nothing else. What is handed over to
 * oneself knocks softly until it is accepted.
 */
export function ringsHere({ ring, escalation, offeredTo }: Facts, { role, accountId }: Listener): Ring | null {
  const knock = offeredTo === accountId ? 'L3' : null;
  if (ring === null) return knock;
  if (role === 'operator') return ring;
  if (role === 'supervisor') return escalation ? ring : (SOFTER[ring] ?? knock);
  const steps = role ? OFFICE_STEPS[role] : undefined;
  return steps && escalation && steps.includes(escalation) ? ring : knock;
}
