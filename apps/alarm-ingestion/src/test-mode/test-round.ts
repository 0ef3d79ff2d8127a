import type { AlarmType } from '#contracts/alarm.js';
import type { Telling } from '#platform/event-log.js';
import { type Concerned, keyOf } from '../alarm/finding.js';
import type { AlarmTable } from '../alarm/tables/alarm.table.js';
import { newId } from '#platform/id.js';
import type { OpenWindow } from './test-window.store.js';

/** What devices in test mode signal in one batch: written down as closed tests. Nobody is called, and the rate never hears of it. */
export class TestRound {
  readonly changed = new Set<AlarmTable>();
  private readonly windows: Map<string, OpenWindow>;
  private readonly rows: Map<string, AlarmTable>;
  private readonly heard = new Map<OpenWindow, Set<AlarmType>>();

  constructor(open: readonly OpenWindow[], rows: readonly AlarmTable[]) {
    this.windows = new Map(open.map((window) => [window.deviceId, window]));
    this.rows = new Map(rows.map((row) => [rowKey(row.testWindowId!, row.type), row]));
  }

  isOpen({ deviceId }: Pick<Concerned, 'deviceId'>): boolean {
    return deviceId !== null && this.windows.has(deviceId);
  }

  /** One row a type and window, however often somebody presses; `alarm` is what it would have been. */
  signal(about: Concerned, type: AlarmType, alarm: AlarmTable): void {
    const window = this.windows.get(about.deviceId!)!;
    const standing = this.rows.get(rowKey(window.id, type));
    const row: AlarmTable = standing
      ? Object.assign(standing, { count: standing.count + 1, lastSignalAt: alarm.raisedAt, clearedAt: null })
      : { ...alarm, incidentId: newId(), key: keyOf(about, type), state: 'CLOSED', waitingSince: null, closedAt: alarm.raisedAt, closeReason: 'TEST', testWindowId: window.id };
    this.rows.set(rowKey(window.id, type), row);
    this.changed.add(row);
    this.heard.set(window, (this.heard.get(window) ?? new Set()).add(type));
  }

  clear({ deviceId }: Concerned, type: AlarmType, now: Date): void {
    const window = deviceId === null ? undefined : this.windows.get(deviceId);
    const row = window && this.rows.get(rowKey(window.id, type));
    if (!row || row.clearedAt) return;
    row.clearedAt = now;
    this.changed.add(row);
  }

  /** The windows that have proved what they were opened for; work on a device goes on. */
  get proved(): string[] {
    return [...this.heard.keys()].filter(({ purpose }) => purpose !== 'MAINTENANCE').map(({ id }) => id);
  }

  events(now: Date): Telling[] {
    return [...this.heard].map(([{ deviceId, purpose, orgPath, elderId, byAccountId, byName }, types]) => ({
      name: 'device.tested',
      subject: deviceId,
      orgPath,
      elderId,
      actor: { accountId: byAccountId, name: byName },
      payload: { deviceId, purpose, types: [...types], testedAt: now.toISOString() },
    }));
  }
}

const rowKey = (windowId: string, type: AlarmType): string => `${windowId}/${type}`;
