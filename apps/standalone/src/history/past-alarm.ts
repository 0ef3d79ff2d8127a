import type { AlarmCloseReason, SafetyVerifier } from '#contracts/alarm.js';
import type { Dice } from '../../../registry/src/seed/dice.js';
import { type Habit, iso, MINUTE, type PastElder, type PastEvent } from './past-event.js';

const SECOND = 1000;
/** How alarms end where an operator could settle them by phone; most presses are false, and answering them is the service. */
const ENDS: readonly (readonly [AlarmCloseReason, SafetyVerifier])[] = [
  ['FALSE_PRESS', 'voice'],
  ['FALSE_PRESS', 'voice'],
  ['REAL_PHONE', 'voice'],
  ['REAL_FAMILY', 'family'],
  ['FALSE_DEVICE', 'video'],
];

/** One P1 alarm of the invented past, settled by phone. */
export function pastAlarm(dice: Dice, elder: PastElder, raisedAt: number, habit: Habit): PastEvent[] {
  const alarmId = dice.uuid();
  const ids = { alarmId, incidentId: alarmId };
  const acknowledgedAt = raisedAt + (dice.chance(habit.lateAcknowledge) ? dice.between(70, 170) : dice.between(4, 40)) * SECOND;
  const contactedAt = acknowledgedAt + (dice.chance(habit.lateArrival) ? dice.between(200, 400) : dice.between(15, 120)) * SECOND;
  const closedAt = contactedAt + dice.between(3, 25) * MINUTE;
  const [reason, safetyVerifiedBy] = dice.pick(ENDS);
  const about = { subject: alarmId, orgPath: elder.orgPath, elderId: elder.id };
  return [
    {
      ...about,
      name: 'alarm.raised',
      at: raisedAt,
      payload: { ...ids, type: dice.chance(800) ? 'SOS' : 'FALL', level: 'P1', elderId: elder.id, deviceId: null, streetCode: elder.streetCode, raisedAt: iso(raisedAt) },
    },
    { ...about, name: 'alarm.acknowledged', at: acknowledgedAt, payload: { ...ids, by: 'human', acknowledgedAt: iso(acknowledgedAt) } },
    { ...about, name: 'alarm.contacted', at: contactedAt, payload: { ...ids, party: 'ELDER', result: 'ANSWERED', contactedAt: iso(contactedAt) } },
    { ...about, name: 'alarm.closed', at: closedAt, payload: { ...ids, reason, safetyVerifiedBy, closedAt: iso(closedAt) } },
  ];
}
