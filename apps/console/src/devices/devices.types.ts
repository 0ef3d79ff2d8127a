import type { CommandState, DeviceClass, DeviceCommand, DeviceFormat, DeviceState, TestPurpose } from '#contracts/device.js';
import type { AlarmType } from '#contracts/alarm.js';
import type { DeviceRow } from '../api/register-types.js';
import type { Instant } from '../api/types.js';

export interface MoveLine {
  fromState: DeviceState | null;
  toState: DeviceState;
  at: Instant;
  byName: string | null;
  elderNameMasked: string | null;
  place: string | null;
  receivedOn: string | null;
  replacedBy: string | null;
  note: string | null;
}

export interface CredentialLine {
  at: Instant;
  byName: string;
  previousUntil: Instant | null;
}

export interface DeviceDetail extends DeviceRow {
  moves: MoveLine[];
  credentials: CredentialLine[];
  next: DeviceState[];
  signsIn: boolean;
  hasSecret: boolean;
  children: number;
}

export interface StateCount {
  state: DeviceState;
  count: number;
}

export interface IssuedCredentials {
  deviceId: string;
  secret: string;
  previousUntil: Instant | null;
}

export interface DevicePresence {
  lastSeenAt: Instant | null;
  offline: boolean;
  percent: number | null;
}

export interface SilentDevice {
  id: string;
  class: DeviceClass;
  model: string;
  elderNameMasked: string | null;
  streetName: string;
  lastSeenAt: Instant | null;
}

export interface LowBatteryDevice {
  id: string;
  class: DeviceClass;
  model: string;
  elderNameMasked: string | null;
  streetName: string;
  percent: number | null;
  since: Instant;
}

export interface CommandRow {
  id: string;
  command: DeviceCommand;
  state: CommandState;
  askedAt: Instant;
  byName: string;
  result: string | null;
  answers: boolean;
}

export interface DeviceCommands {
  available: DeviceCommand[];
  items: CommandRow[];
}

export interface TestWindow {
  id: string;
  deviceId: string;
  purpose: TestPurpose;
  by: string;
  openedAt: Instant;
  until: Instant;
  signalled: AlarmType[];
}

export interface ImportLine {
  row: number;
  id: string;
  outcome: 'ok' | 'duplicate' | 'error';
  class: DeviceClass | null;
  model: string | null;
  format: DeviceFormat | null;
  gatewayId: string | null;
  faults: { code: string; title: string; detail: string }[];
}

export interface ImportPreview {
  id: string;
  fileName: string;
  counts: { ok: number; duplicate: number; error: number };
  lines: ImportLine[];
  committedAt: Instant | null;
  taken: number | null;
}

export interface ImportResult extends ImportPreview {
  secrets: { id: string; secret: string }[];
}

export const REPORTS = ['never-activated', 'silent', 'battery', 'self-test-due'] as const;
export type Report = (typeof REPORTS)[number];
export const STATES: readonly DeviceState[] = ['IN_STOCK', 'ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY', 'RETIRED'];
export const CLASSES: readonly DeviceClass[] = ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'CO', 'LEAK', 'WATER', 'POWER', 'DOOR', 'MOTION', 'BED', 'VITALS', 'GATEWAY'];
