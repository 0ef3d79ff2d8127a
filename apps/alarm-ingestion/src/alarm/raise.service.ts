import { Injectable } from '@nestjs/common';
import type { AlarmType } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { setTimers } from '#platform/timers.js';
import { FIRE_TYPES } from '../rules/comes-back.js';
import { type EarlierAlarm, INCIDENT_SECONDS } from '../rules/join-incident.js';
import { TestRound } from '../test-mode/test-round.js';
import { TestWindowStore } from '../test-mode/test-window.store.js';
import { AlarmStore } from './alarm.store.js';
import { type Finding, keyOf, ownerOf } from './finding.js';
import { PolicyStore } from './policy.store.js';
import { RaiseRound } from './raise-round.js';

/** A suppressed alarm is recorded once in this, however often its rule would have fired. */
const SUPPRESSED_AGAIN_MS = 24 * 3600 * 1000;

/** Own default: what was to be tried has been seen to work; from then on a press is a call for help again. */
const PROVED_FOR_MS = 60_000;

/** Turns findings into alarms: raise, repeat, clear. All of it, events and timers too, in the caller's transaction. */
@Injectable()
export class RaiseService {
  constructor(
    private readonly alarms: AlarmStore,
    private readonly policies: PolicyStore,
    private readonly windows: TestWindowStore,
  ) {}

  async apply(tx: Transaction, findings: readonly Finding[]): Promise<void> {
    const telling = findings.filter((found) => found.raised.length + found.cleared.length + (found.suppressed?.length ?? 0) > 0);
    if (telling.length === 0) return;
    const raising = telling.filter((found) => found.raised.length > 0 || found.suppressed);
    if (raising.length > 0) await this.alarms.lockOwners(tx, [...new Set(raising.map((found) => ownerOf(found.about)))]);

    const standing = await this.alarms.newestOf(tx, keysOf(telling, ({ raised, cleared }) => [...raised, ...cleared]));
    const recorded = await this.alarms.lastSuppressedAt(tx, keysOf(telling, (found) => found.suppressed ?? []));
    const tests = await this.tests(tx, telling);
    const round = new RaiseRound(tx.now, standing, await this.incidents(tx, raising), raising.length > 0 ? await this.policies.all(tx) : [], tests);
    for (const { about, raised, cleared, suppressed, because } of telling) {
      for (const type of cleared) round.clear(about, type);
      for (const type of raised) round.raise(about, type, because);
      for (const type of suppressed ?? []) {
        const last = recorded.get(keyOf(about, type));
        if (!last || tx.now.getTime() - last.getTime() >= SUPPRESSED_AGAIN_MS) round.record(about, type, because);
      }
    }
    await this.alarms.save(tx, [...round.changed, ...tests.changed]);
    await this.windows.shorten(tx, tests.proved, new Date(tx.now.getTime() + PROVED_FOR_MS));
    await setTimers(tx, 'alarm-ingestion', round.timers);
    await tellAll(tx, [...round.events, ...tests.events(tx.now)]);
  }

  /** The devices that somebody is trying out just now, and what they have signalled so far. */
  private async tests(tx: Transaction, telling: Finding[]): Promise<TestRound> {
    // What is merely not so any more (a battery, in nearly every reading) asks for nothing.
    const signals = telling.filter(({ raised, cleared }) => raised.length > 0 || cleared.some((type) => FIRE_TYPES.includes(type)));
    const deviceIds = [...new Set(signals.map(({ about }) => about.deviceId).filter((id) => id !== null))];
    const open = deviceIds.length > 0 ? await this.windows.openOf(tx, deviceIds) : [];
    return new TestRound(open, await this.alarms.testedIn(tx, open.map(({ id }) => id)));
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

function keysOf(findings: readonly Finding[], typesOf: (found: Finding) => readonly AlarmType[]): string[] {
  return [...new Set(findings.flatMap((found) => typesOf(found).map((type) => keyOf(found.about, type))))];
}
