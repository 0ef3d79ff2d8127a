import type { Telling } from '#platform/event-log.js';
import type { CareCall } from './care-call.js';

/** Nobody answered: the alarm desk hears it, and raises CARE_CALL_MISSED. */
export const missed = ({ elderId, planId, orgPath, attempts }: CareCall, at: Date): Telling<'care.call-missed'> => ({
  name: 'care.call-missed',
  subject: elderId,
  orgPath,
  elderId,
  payload: { elderId, planId, attempts, missedAt: at.toISOString() },
});
