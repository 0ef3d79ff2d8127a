import type { Category } from '#contracts/order.js';
import { CATALOGUE } from '../../../order-intake/src/rules/catalogue.js';
import type { Dice } from '../../../registry/src/seed/dice.js';
import { DAY, type Habit, HOUR, iso, MINUTE, type PastElder, type PastEvent, SHANGHAI } from './past-event.js';

/** One order of the invented past, from the call to the call-back, as six or seven events in their order. */
export function pastOrder(dice: Dice, category: Exclude<Category, 'REMOTE'>, elder: PastElder, day: number, habit: Habit): PastEvent[] {
  const item = dice.pick(CATALOGUE.filter((one) => one.category === category && (one.plannedMinutes !== null || category === 'MEAL')));
  const [orderId, visitId] = [dice.uuid(), dice.uuid()];
  const morning = Math.floor((day + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const dueAt = morning + (category === 'MEAL' ? 12 * HOUR + dice.between(0, 60) * MINUTE : dice.between(10 * 60, 17 * 60) * MINUTE);
  const placedAt = dueAt - dice.between(3 * 60, 4 * 60) * MINUTE;
  const acknowledgedAt = placedAt + (dice.chance(habit.lateAcknowledge) ? dice.between(32, 55) : dice.between(1, 8)) * MINUTE;
  const takenAt = acknowledgedAt + (dice.chance(habit.lateTake) ? dice.between(35, 70) : dice.between(1, 20)) * MINUTE;
  const arrivedAt = dueAt + (dice.chance(habit.lateArrival) ? dice.between(35, 60) : dice.between(-12, -1)) * MINUTE;
  const planned = item.plannedMinutes ?? 5;
  const servedMinutes = dice.chance(habit.shortService) && item.plannedMinutes ? Math.floor(planned * 0.6) : planned;
  const finishedAt = arrivedAt + servedMinutes * MINUTE;
  const about = { subject: orderId, orgPath: elder.orgPath, elderId: elder.id };
  const visit = { visitId, orderId };
  const events: PastEvent[] = [
    {
      ...about,
      name: 'order.placed',
      at: placedAt,
      payload: {
        orderId,
        category,
        itemCode: item.code,
        itemName: item.nameZh,
        skill: item.skill,
        source: 'PHONE',
        elderId: elder.id,
        streetCode: elder.streetCode,
        alarmId: null,
        incidentId: null,
        priority: 'P3',
        appointment: false,
        plannedMinutes: item.plannedMinutes,
        mode: item.mode,
        dueAt: iso(dueAt),
        placedAt: iso(placedAt),
      },
    },
    { ...about, name: 'order.acknowledged', at: acknowledgedAt, payload: { orderId, by: 'human', acknowledgedAt: iso(acknowledgedAt) } },
    { ...about, name: 'visit.accepted', at: takenAt, payload: { ...visit, caregiverId: 'C001', providerId: 'P01', takerQualified: true, takenAt: iso(takenAt) } },
  ];
  if (category === 'MEAL') {
    const pickedUpAt = arrivedAt - dice.between(15, 40) * MINUTE;
    events.push({ ...about, name: 'visit.picked-up', at: pickedUpAt, payload: { ...visit, pickedUpAt: iso(pickedUpAt) } });
  }
  events.push(
    { ...about, name: 'visit.started', at: arrivedAt, payload: { ...visit, evidence: 'fence', distanceMeters: dice.between(3, 60), arrivedAt: iso(arrivedAt) } },
    { ...about, name: 'visit.finished', at: finishedAt, payload: { ...visit, outcome: 'DONE', servedMinutes, finishedAt: iso(finishedAt) } },
    {
      ...about,
      name: 'order.closed',
      at: finishedAt,
      payload: { orderId, reason: servedMinutes < planned * 0.8 ? 'DONE_SHORT' : 'DONE', safetyVerifiedBy: null, receipt: false, approved: false, closedAt: iso(finishedAt) },
    },
  );
  return events;
}
