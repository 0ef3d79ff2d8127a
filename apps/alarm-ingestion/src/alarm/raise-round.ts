import type { AlarmType } from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import type { Telling } from '#platform/event-log.js';
import { metrics } from '#platform/metrics.js';
import type { TimerSetting } from '#platform/timers.js';
import { isOpen } from '../rules/alarm-lifecycle.js';
import { policyOf, type PolicyVersion, versionAt } from '../rules/alarm-policy.js';
import { isRepeat, type StandingAlarm } from '../rules/is-repeat.js';
import { isTested } from '../rules/is-tested.js';
import { ringsAgain } from '../rules/rings-again.js';
import type { EarlierAlarm } from '../rules/join-incident.js';
import { mayCancelFall } from '../rules/may-cancel-fall.js';
import type { TestRound } from '../test-mode/test-round.js';
import { clocksOf } from './alarm-clocks.js';
import { alarmEvent } from './alarm-event.js';
import { type Concerned, keyOf } from './finding.js';
import { makeAlarm } from './make-alarm.js';
import { callAgain, comeBack } from './raise-again.js';
import type { AlarmTable } from './tables/alarm.table.js';

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
    private readonly versions: readonly PolicyVersion[],
    private readonly tests: TestRound,
  ) {}

  raise(about: Concerned, type: AlarmType, because: Because | null = null): void {
    if (isTested(type) && this.tests.isOpen(about)) return this.tests.signal(about, type, this.make(about, type, because));
    const standing = this.standing.get(keyOf(about, type));
    switch (isRepeat(type, standing ? factsOf(standing, about) : null, this.now)) {
      case 'new':
        return this.stand(about, type, because);
      case 'repeat':
        return this.repeat(standing!);
      case 'again':
        return this.again(standing!);
      case 'same':
      case 'held':
        return;
    }
  }

  /** The sensor says that it is over: a flag, never a close. Only the device that raised may take it back. */
  clear(about: Concerned, type: AlarmType): void {
    this.tests.clear(about, type, this.now);
    const alarm = this.standing.get(keyOf(about, type));
    if (!alarm || alarm.clearedAt || (alarm.deviceId !== null && alarm.deviceId !== about.deviceId)) return;
    if (mayCancelFall(alarm, this.now)) alarm.cancelledByWearer = true;
    alarm.clearedAt = this.now;
    this.changed.add(alarm);
    if (isOpen(alarm.state)) this.events.push(alarmEvent(alarm, 'alarm.cleared', { alarmId: alarm.id }));
  }

  record(about: Concerned, type: AlarmType, because: Because | null = null): void {
    const key = keyOf(about, type);
    if (this.recorded.has(key)) return;
    this.recorded.add(key);
    this.changed.add({ ...this.make(about, type, because), state: 'SUPPRESSED', waitingSince: null, closedAt: this.now });
  }

  private stand(about: Concerned, type: AlarmType, because: Because | null): void {
    const alarm = this.make(about, type, because);
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
    this.setClocks(null, alarm);
    metrics.counter('huying_alarms_raised_total', 'Alarms raised', ['type']).inc({ type });
  }

  private repeat(alarm: AlarmTable): void {
    const before = { ...alarm };
    alarm.count++;
    alarm.lastSignalAt = this.now;
    alarm.clearedAt = null;
    // Fallen again: what the wearer took back was the first fall. It climbs from here.
    if (alarm.cancelledByWearer && alarm.waitingSince) alarm.waitingSince = this.now;
    alarm.cancelledByWearer = false;
    this.changed.add(alarm);
    this.events.push(alarmEvent(alarm, 'alarm.repeated', { alarmId: alarm.id, count: alarm.count }));
    if (ringsAgain(before, this.now)) this.events.push(callAgain(alarm, this.now));
    this.setClocks(before, alarm);
  }

  private again(alarm: AlarmTable): void {
    const before = { ...alarm };
    const events = comeBack(alarm, this.now);
    if (events.length === 0) return;
    alarm.lastSignalAt = this.now;
    this.changed.add(alarm);
    this.events.push(...events);
    this.setClocks(before, alarm);
  }

  private setClocks(before: AlarmTable | null, alarm: AlarmTable): void {
    this.timers.push(...clocksOf(before, alarm, policyOf(this.versions, alarm.policyVersion), this.now));
  }

  private make(about: Concerned, type: AlarmType, because: Because | null): AlarmTable {
    const earlier = about.elderId ? (this.earlier.get(about.elderId) ?? []) : [];
    return makeAlarm(about, type, because, { now: this.now, earlier, policyVersion: versionAt(this.versions, this.now) });
  }
}

/** Whether a closed alarm's sensor is still of that opinion says nothing of another sensor. */
function factsOf(alarm: AlarmTable, { deviceId }: Concerned): StandingAlarm {
  const open = isOpen(alarm.state);
  return { open, cleared: alarm.clearedAt !== null || (!open && alarm.deviceId !== deviceId), raisedAt: alarm.raisedAgainAt ?? alarm.raisedAt };
}
