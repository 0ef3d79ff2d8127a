import type { DeviceClass } from '#contracts/device.js';
import type { DeviceRow } from '../api/register-types.js';
import type { Instant, Page } from '../api/types.js';
import type { LowBatteryDevice, SilentDevice } from './devices.types.js';

/** A line of any report: the device, and since when something is wrong. */
export interface ReportRow {
  id: string;
  class: DeviceClass;
  model: string;
  elderNameMasked: string | null;
  streetName: string | null;
  /** Null: since ever. */
  since: Instant | null;
  percent?: number | null;
}

const facts = ({ id, class: kind, model, elderNameMasked, streetName }: Omit<ReportRow, 'since'>) => ({ id, class: kind, model, elderNameMasked, streetName });

export const neverActivated = (row: DeviceRow): ReportRow => ({ ...facts(row), since: row.issuedOn && `${row.issuedOn}T00:00:00+08:00` });
export const untested = (row: DeviceRow): ReportRow => ({ ...facts(row), since: [row.activatedAt, row.lastTestedAt].filter((at) => at !== null).toSorted().at(-1) ?? null });
export const silent = (row: SilentDevice): ReportRow => ({ ...facts(row), since: row.lastSeenAt });
export const lowBattery = (row: LowBatteryDevice): ReportRow => ({ ...facts(row), since: row.since, percent: row.percent });

export const pageOf = <T>({ items, next }: Page<T>, rowOf: (row: T) => ReportRow): Page<ReportRow> => ({ items: items.map(rowOf), next });

const HOUR_MS = 3_600_000;

/** How long ago, in whole days, or hours below two days. */
export function ago(since: Instant, now: number): { unit: 'days' | 'hours'; n: number } {
  const hours = Math.max(0, Math.floor((now - new Date(since).getTime()) / HOUR_MS));
  return hours >= 48 ? { unit: 'days', n: Math.floor(hours / 24) } : { unit: 'hours', n: hours };
}
