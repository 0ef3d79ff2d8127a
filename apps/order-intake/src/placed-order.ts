import type { Account } from '#contracts/people.js';
import type { Telling } from '#platform/event-log.js';
import type { TimerSetting } from '#platform/timers.js';
import { audienceOf, type CareOrder } from './care-order.js';
import { INTAKE_TIMER, LAPSE_TIMER } from './order.timers.js';
import { catalogueItem } from './rules/catalogue.js';
import { nextIntakeStep } from './rules/intake-steps.js';
import { lapsesAt } from './rules/lapses-at.js';

/** The clocks that a new order starts: the intake's, until the desk takes it, and the one that ends it when nobody does. */
export function timersOf(order: CareOrder): TimerSetting[] {
  const timers: TimerSetting[] = [];
  const lapse = lapsesAt({ ...order, answersAlarm: order.alarmId !== null });
  if (lapse) timers.push({ kind: LAPSE_TIMER, subject: order.id, dueAt: lapse });
  const step = order.acknowledgedAt ? null : nextIntakeStep(order.placedAt, 0);
  if (step) timers.push({ kind: INTAKE_TIMER, subject: order.id, dueAt: step.dueAt, payload: { percent: step.percent } });
  return timers;
}

/** What is said of a new order; taken down at the desk, it is acknowledged in the same breath. */
export function tellingsOf(order: CareOrder, me: Account): Telling[] {
  const said = { ...audienceOf(order), actor: { accountId: me.accountId, name: me.name } };
  const item = catalogueItem(order.itemCode)!;
  const placed: Telling<'order.placed'> = {
    ...said,
    name: 'order.placed',
    payload: {
      orderId: order.id,
      category: order.category,
      itemCode: order.itemCode,
      itemName: item.nameZh,
      skill: item.skill,
      source: order.source,
      elderId: order.elderId,
      streetCode: order.streetCode,
      alarmId: order.alarmId,
      incidentId: order.incidentId,
      priority: order.priority,
      appointment: order.appointment,
      plannedMinutes: order.plannedMinutes,
      dueAt: order.dueAt.toISOString(),
      placedAt: order.placedAt.toISOString(),
      mode: order.mode,
    },
  };
  const acknowledged: Telling<'order.acknowledged'> = {
    ...said,
    name: 'order.acknowledged',
    payload: { orderId: order.id, by: 'human', acknowledgedAt: order.placedAt.toISOString() },
  };
  return order.acknowledgedAt ? [placed, acknowledged] : [placed];
}
