import { Injectable } from '@nestjs/common';
import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { tell, type Telling } from '#platform/event-log.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { isOpen, stateAfter } from '../rules/alarm-lifecycle.js';
import { policyOf } from '../rules/alarm-policy.js';
import { comesBack } from '../rules/comes-back.js';
import { escalationAt } from '../rules/next-escalation.js';
import { AlarmChange } from './alarm-change.service.js';
import { climbOf, climbTimer, HAND_OVER_TIMER, LIMIT_TIMER, STILL_PRESENT_TIMER, stillPresentTimer } from './alarm-clocks.js';
import { alarmEvent } from './alarm-event.js';
import { takenBy } from './alarm.service.js';
import { AlarmStore } from './alarm.store.js';
import { PolicyStore } from './policy.store.js';
import { comeBack, raisedAgain } from './raise-again.js';

/** What time and the other services do to an alarm. */
@Injectable()
@Listens('alarm-ingestion')
export class AlarmListener {
  constructor(
    private readonly change: AlarmChange,
    private readonly alarms: AlarmStore,
    private readonly policies: PolicyStore,
  ) {}

  /** A limit runs out: the alarm climbs, one step a firing, each at its own time also when nobody was there to fire it. */
  @OnTimer(LIMIT_TIMER)
  async onLimit(timer: DueTimer, tx: Transaction): Promise<void> {
    const { alarmId, ...climb } = climbOf(timer);
    const alarm = await this.alarms.lock(tx, alarmId);
    const policy = alarm && policyOf(await this.policies.all(tx), alarm.policyVersion);
    const due = alarm && escalationAt(alarm, policy!, climb);
    if (!alarm || !due) return;
    if (due.dueAt <= tx.now) {
      alarm.escalation = due.step;
      await this.alarms.save(tx, [alarm]);
      const { step, dueAt, notifyContact } = due;
      await tell(tx, alarmEvent(alarm, 'alarm.escalated', { alarmId, limit: climb.limit, step, dueAt: dueAt.toISOString(), notifyContact }));
      climb.n++;
    }
    const next = climbTimer(alarm, policy!, climb);
    if (next) await setTimer(tx, 'alarm-ingestion', next);
  }

  /** Smoke is still there after half an hour. As long as its sensor says so it is asked again. */
  @OnTimer(STILL_PRESENT_TIMER)
  async onStillPresent({ payload }: DueTimer, tx: Transaction): Promise<void> {
    const id = payload['alarmId'] as string;
    const seen = await this.alarms.peek(tx, id);
    if (!seen) return;
    // A new signal of the same elder takes the same turn: the two never raise it twice.
    await this.alarms.lockOwners(tx, [seen.key.slice(0, seen.key.lastIndexOf('/'))]);
    const alarm = (await this.alarms.lock(tx, id))!;
    const newest = (await this.alarms.newestOf(tx, [alarm.key])).get(alarm.key);
    if (newest?.id !== id || comesBack(alarm) === 'no') return;
    await this.change.apply(tx, alarm, () => comeBack(alarm, tx.now));
    await setTimer(tx, 'alarm-ingestion', stillPresentTimer(alarm, tx.now));
  }

  /** Nobody has looked at what was handed over: it rings at every desk. */
  @OnTimer(HAND_OVER_TIMER)
  async onNotAccepted({ payload }: DueTimer, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lock(tx, payload['alarmId'] as string);
    if (!alarm || !isOpen(alarm.state) || alarm.handedOverAt?.getTime() !== payload['fromMs']) return;
    await this.change.apply(tx, alarm, () => [raisedAgain(alarm, 'NOT_ACCEPTED', tx.now)]);
  }

  /** Somebody is being sent. Who sends without having acknowledged has acknowledged by it. */
  @Hears('order.placed')
  async onOrderPlaced(event: Happened<'order.placed'>, tx: Transaction): Promise<void> {
    const { alarmId, orderId, placedAt } = event.payload;
    const alarm = alarmId && (await this.alarms.lock(tx, alarmId));
    if (!alarm || !isOpen(alarm.state)) return;
    await this.change.apply(tx, alarm, () => {
      const events: Telling[] = [];
      if (alarm.waitingSince && event.actor) {
        alarm.state = stateAfter(alarm.state, 'acknowledge') ?? alarm.state;
        events.push(takenBy(alarm, event.actor, tx));
      }
      alarm.state = stateAfter(alarm.state, 'send') ?? alarm.state;
      Object.assign(alarm, { orderId, sentAt: new Date(placedAt), arrivedAt: null });
      const sent = { alarmId: alarm.id, incidentId: alarm.incidentId, orderId, sentAt: placedAt };
      return [...events, { ...alarmEvent(alarm, 'alarm.dispatched', sent), actor: event.actor }];
    });
  }

  @Hears('visit.started')
  async onVisitStarted(event: Happened<'visit.started'>, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lockByOrder(tx, event.payload.orderId);
    const state = alarm && stateAfter(alarm.state, 'arrive');
    if (!alarm || !state) return;
    const { orderId, arrivedAt } = event.payload;
    await this.change.apply(tx, alarm, () => {
      Object.assign(alarm, { state, arrivedAt: new Date(arrivedAt) });
      return [alarmEvent(alarm, 'alarm.responder-arrived', { alarmId: alarm.id, incidentId: alarm.incidentId, orderId, arrivedAt })];
    });
  }

  /** The responder has left; the alarm waits for the human who has it to close it. */
  @Hears('visit.finished')
  async onVisitFinished(event: Happened<'visit.finished'>, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lockByOrder(tx, event.payload.orderId);
    const state = alarm && stateAfter(alarm.state, 'finish');
    if (!alarm || !state) return;
    await this.change.apply(tx, alarm, () => {
      alarm.state = state;
      return [alarmEvent(alarm, 'alarm.resolved', { alarmId: alarm.id, incidentId: alarm.incidentId, orderId: event.payload.orderId })];
    });
  }
}
