import type { AlarmType } from '#contracts/alarm.js';
import type { Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { metrics } from '#platform/metrics.js';
import type { TimerSetting } from '#platform/timers.js';
import { LEVEL_OF } from '../rules/alarm-level.js';
import { isOpen } from '../rules/alarm-lifecycle.js';
import { isRepeat, type StandingAlarm } from '../rules/is-repeat.js';
import { type EarlierAlarm, joinIncident } from '../rules/join-incident.js';
import { mayCancelFall } from '../rules/may-cancel-fall.js';
import { nextEscalation } from '../rules/next-escalation.js';
import { alarmEvent } from './alarm-event.js';
import { type Concerned, keyOf } from './finding.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** A P1 that nobody acknowledges climbs when this fires; its subject is the alarm. */
export const ESCALATION_TIMER = 'alarm.unacknowledged';

/** One batch of findings being decided, in order: a later one sees what an earlier one did. */
export class RaiseRound {
  readonly changed = new Set<AlarmTable>();
  readonly events: Telling[] = [];
  readonly timers: TimerSetting[] = [];
  private readonly recorded = new Set<string>();

  constructor(
    private readonly now: Date,
    private readonly standing: Map<string, AlarmTable>,
    private readonly earlier: Map<string, EarlierAlarm[]>,
  ) {}

  raise(about: Concerned, type: AlarmType): void {
    const standing = this.standing.get(keyOf(about, type));
    switch (isRepeat(type, standing ? factsOf(standing) : null, this.now)) {
      case 'new':
        return this.stand(about, type);
      case 'repeat':
        return this.repeat(standing!);
      case 'same':
      case 'held':
        return;
    }
  }

  /** The sensor says that it is over: a flag, never a close. Only the device that raised may take it back. */
  clear(about: Concerned, type: AlarmType): void {
    const alarm = this.standing.get(keyOf(about, type));
    if (!alarm || alarm.clearedAt || (alarm.deviceId !== null && alarm.deviceId !== about.deviceId)) return;
    if (mayCancelFall(alarm, this.now)) alarm.cancelledByWearer = true;
    alarm.clearedAt = this.now;
    this.changed.add(alarm);
    if (isOpen(alarm.state)) this.events.push(alarmEvent(alarm, 'alarm.cleared', { alarmId: alarm.id }));
  }

  record(about: Concerned, type: AlarmType): void {
    const key = keyOf(about, type);
    if (this.recorded.has(key)) return;
    this.recorded.add(key);
    this.changed.add({ ...this.make(about, type), state: 'SUPPRESSED', closedAt: this.now });
  }

  private stand(about: Concerned, type: AlarmType): void {
    const alarm = this.make(about, type);
    this.standing.set(alarm.key, alarm);
    if (alarm.elderId) this.earlier.get(alarm.elderId)?.push(alarm);
    this.changed.add(alarm);
    this.events.push(
      alarmEvent(alarm, 'alarm.raised', {
        alarmId: alarm.id,
        incidentId: alarm.incidentId,
        type,
        level: alarm.level,
        elderId: alarm.elderId,
        deviceId: alarm.deviceId,
        streetCode: alarm.streetCode,
        raisedAt: alarm.raisedAt.toISOString(),
      }),
    );
    const climb = nextEscalation(alarm);
    if (climb) this.timers.push({ kind: ESCALATION_TIMER, subject: alarm.id, dueAt: climb.dueAt });
    metrics.counter('huying_alarms_raised_total', 'Alarms raised', ['type']).inc({ type });
  }

  private repeat(alarm: AlarmTable): void {
    alarm.count++;
    alarm.lastSignalAt = this.now;
    alarm.clearedAt = null;
    // Fallen again: what the wearer took back was the first fall.
    const climbsAgain = alarm.cancelledByWearer;
    alarm.cancelledByWearer = false;
    this.changed.add(alarm);
    this.events.push(alarmEvent(alarm, 'alarm.repeated', { alarmId: alarm.id, count: alarm.count }));
    const climb = climbsAgain ? nextEscalation(alarm) : null;
    if (climb) this.timers.push({ kind: ESCALATION_TIMER, subject: alarm.id, dueAt: climb.dueAt });
  }

  private make({ deviceId, elderId, streetCode, orgPath }: Concerned, type: AlarmType): AlarmTable {
    const level = LEVEL_OF[type];
    const joined = elderId ? joinIncident(level, this.now, this.earlier.get(elderId) ?? []) : null;
    return {
      id: newId(),
      incidentId: joined ?? newId(),
      key: keyOf({ deviceId, elderId }, type),
      type,
      level,
      state: 'RAISED',
      count: 1,
      elderId,
      deviceId,
      streetCode,
      orgPath,
      raisedAt: this.now,
      lastSignalAt: this.now,
      clearedAt: null,
      cancelledByWearer: false,
      acknowledgedAt: null,
      holderAccountId: null,
      holderName: null,
      escalation: null,
      orderId: null,
      closedAt: null,
      closeReason: null,
      safetyVerifiedBy: null,
      note: null,
    };
  }
}

function factsOf(alarm: AlarmTable): StandingAlarm {
  return { open: isOpen(alarm.state), cleared: alarm.clearedAt !== null, raisedAt: alarm.raisedAt };
}
