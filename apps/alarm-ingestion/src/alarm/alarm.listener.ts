import { Injectable } from '@nestjs/common';
import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { tell, tellAll, type Telling } from '#platform/event-log.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { isOpen, stateAfter } from '../rules/alarm-lifecycle.js';
import { nextEscalation } from '../rules/next-escalation.js';
import { alarmEvent } from './alarm-event.js';
import { acknowledged } from './alarm.service.js';
import { AlarmStore } from './alarm.store.js';
import { ESCALATION_TIMER } from './raise-round.js';

/** What time and the other services do to an alarm. */
@Injectable()
@Listens('alarm-ingestion')
export class AlarmListener {
  constructor(private readonly alarms: AlarmStore) {}

  /** Nobody has acknowledged a P1: it climbs. Whoever acknowledged in between is seen by the rule. */
  @OnTimer(ESCALATION_TIMER)
  async onUnacknowledged(timer: DueTimer, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lock(tx, timer.subject);
    const climb = alarm && nextEscalation(alarm);
    if (!alarm || !climb) return;
    if (climb.dueAt <= tx.now) {
      alarm.escalation = climb.step;
      await this.alarms.save(tx, [alarm]);
      await tell(tx, alarmEvent(alarm, 'alarm.escalated', { alarmId: alarm.id, step: climb.step }));
    }
    const next = nextEscalation(alarm);
    if (next) await setTimer(tx, 'alarm-ingestion', { kind: ESCALATION_TIMER, subject: alarm.id, dueAt: next.dueAt });
  }

  /** Somebody is being sent. Who sends without having acknowledged has acknowledged by it. */
  @Hears('order.placed')
  async onOrderPlaced(event: Happened<'order.placed'>, tx: Transaction): Promise<void> {
    const { alarmId, orderId, placedAt } = event.payload;
    const alarm = alarmId && (await this.alarms.lock(tx, alarmId));
    if (!alarm || !isOpen(alarm.state)) return;
    const events: Telling[] = [];
    if (alarm.state === 'RAISED' && event.actor) {
      Object.assign(alarm, { state: 'ACKED', acknowledgedAt: tx.now, holderAccountId: event.actor.accountId, holderName: event.actor.name });
      events.push({ ...acknowledged(alarm, tx, null), actor: event.actor });
    }
    alarm.state = stateAfter(alarm.state, 'send') ?? alarm.state;
    alarm.orderId = orderId;
    await this.alarms.save(tx, [alarm]);
    const sent = { alarmId: alarm.id, incidentId: alarm.incidentId, orderId, sentAt: placedAt };
    await tellAll(tx, [...events, { ...alarmEvent(alarm, 'alarm.dispatched', sent), actor: event.actor }]);
  }

  @Hears('visit.started')
  async onVisitStarted(event: Happened<'visit.started'>, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lockByOrder(tx, event.payload.orderId);
    const state = alarm && stateAfter(alarm.state, 'arrive');
    if (!alarm || !state) return;
    alarm.state = state;
    await this.alarms.save(tx, [alarm]);
    const { orderId, arrivedAt } = event.payload;
    await tell(tx, alarmEvent(alarm, 'alarm.responder-arrived', { alarmId: alarm.id, incidentId: alarm.incidentId, orderId, arrivedAt }));
  }

  /** The responder has left; the alarm waits for the human who has it to close it. */
  @Hears('visit.finished')
  async onVisitFinished(event: Happened<'visit.finished'>, tx: Transaction): Promise<void> {
    const alarm = await this.alarms.lockByOrder(tx, event.payload.orderId);
    const state = alarm && stateAfter(alarm.state, 'finish');
    if (!alarm || !state) return;
    alarm.state = state;
    await this.alarms.save(tx, [alarm]);
    await tell(tx, alarmEvent(alarm, 'alarm.resolved', { alarmId: alarm.id, incidentId: alarm.incidentId, orderId: event.payload.orderId }));
  }
}
