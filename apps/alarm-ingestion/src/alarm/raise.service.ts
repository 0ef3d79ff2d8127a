import { Injectable } from '@nestjs/common';
import type { AlarmType } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { metrics } from '#platform/metrics.js';
import { setTimers } from '#platform/timers.js';
import { LEVEL_OF } from '../rules/alarm-level.js';
import { isOpen } from '../rules/alarm-lifecycle.js';
import { isRepeat, type StandingAlarm } from '../rules/is-repeat.js';
import { type EarlierAlarm, INCIDENT_SECONDS, joinIncident } from '../rules/join-incident.js';
import { mayCancelFall } from '../rules/may-cancel-fall.js';
import { nextEscalation } from '../rules/next-escalation.js';
import { alarmEvent } from './alarm-event.js';
import { AlarmStore } from './alarm.store.js';
import { type Concerned, type Finding, keyOf, ownerOf } from './finding.js';
import type { AlarmTable } from './tables/alarm.table.js';

/** A P1 that nobody acknowledges climbs when this fires; its subject is the alarm. */
export const ESCALATION_TIMER = 'alarm.unacknowledged';
/** A suppressed alarm is recorded once in this, however often its rule would have fired. */
const SUPPRESSED_AGAIN_MS = 24 * 3600 * 1000;

/** Turns findings into alarms: raise, repeat, clear. All of it, events and timers too, in the caller's transaction. */
@Injectable()
export class RaiseService {
  constructor(private readonly alarms: AlarmStore) {}

  async apply(tx: Transaction, findings: readonly Finding[]): Promise<void> {
    const telling = findings.filter((found) => found.raised.length + found.cleared.length + (found.suppressed?.length ?? 0) > 0);
    if (telling.length === 0) return;
    const raising = telling.filter((found) => found.raised.length > 0 || found.suppressed);
    if (raising.length > 0) await this.alarms.lockOwners(tx, [...new Set(raising.map((found) => ownerOf(found.about)))]);

    const round = new Round(tx.now, await this.alarms.newestOf(tx, keysOf(telling)), await this.incidents(tx, raising));
    for (const { about, raised, cleared, suppressed } of telling) {
      for (const type of cleared) round.clear(about, type);
      for (const type of raised) round.raise(about, type);
      for (const type of suppressed ?? []) {
        const last = await this.alarms.lastSuppressedAt(tx, keyOf(about, type));
        if (!last || tx.now.getTime() - last.getTime() >= SUPPRESSED_AGAIN_MS) round.record(about, type);
      }
    }
    await this.alarms.save(tx, [...round.changed]);
    await setTimers(tx, 'alarm-ingestion', round.timers);
    await tellAll(tx, round.events);
  }

  private async incidents(tx: Transaction, raising: Finding[]): Promise<Map<string, EarlierAlarm[]>> {
    const elderIds = [...new Set(raising.map((found) => found.about.elderId).filter((id) => id !== null))];
    const earlier = new Map<string, EarlierAlarm[]>(elderIds.map((id) => [id, []]));
    if (elderIds.length === 0) return earlier;
    const since = new Date(tx.now.getTime() - INCIDENT_SECONDS * 1000);
    for (const alarm of await this.alarms.raisedSince(tx, elderIds, since)) earlier.get(alarm.elderId!)?.push(alarm);
    return earlier;
  }
}

/** One batch of findings being decided, in order: a later one sees what an earlier one did. */
class Round {
  readonly changed = new Set<AlarmTable>();
  readonly events: Telling[] = [];
  readonly timers: { kind: string; subject: string; dueAt: Date }[] = [];

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

function keysOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({ about, raised, cleared }) => [...raised, ...cleared].map((type) => keyOf(about, type))))];
}
