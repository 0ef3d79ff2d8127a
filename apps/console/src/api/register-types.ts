import type { DeviceClass, DeviceFormat, DeviceState } from '#contracts/device.js';
import type { Category } from '#contracts/order.js';
import type { Role, StationKind } from '#contracts/people.js';
import type { Instant } from './types.js';

export interface DeviceRow {
  id: string;
  class: DeviceClass;
  model: string;
  format: DeviceFormat;
  state: DeviceState;
  owner: 'GOVERNMENT' | 'PROVIDER' | 'FAMILY';
  heartbeatSeconds: number;
  /** Null in the store. */
  streetCode: string | null;
  streetName: string | null;
  elderId: string | null;
  elderNameMasked: string | null;
  issuedOn: string | null;
  serial: string | null;
  gatewayId: string | null;
  placeInHome: string | null;
  activatedAt: Instant | null;
  lastTestedAt: Instant | null;
}

export interface StationRow {
  id: string;
  name: string;
  kind: StationKind;
  streetCode: string;
  streetName: string;
  address: string;
  latitude: number;
  longitude: number;
  serviceRadiusMeters: number;
  categories: Category[];
  rota24h: boolean;
  servedStreets: string[];
}

/** A message that could not be read or stored. */
export interface DeadLetter {
  id: string;
  receivedAt: Instant;
  deviceId: string;
  topic: string;
  format: string;
  why: string;
  /** Bytes that came. */
  size: number;
  /** Base64. */
  payload: string;
  replayedAt: Instant | null;
  replayOutcome: string | null;
}

export interface AccountRow {
  id: string;
  username: string;
  name: string;
  role: Role;
  orgPath: string | null;
  providerId: string | null;
  caregiverId: string | null;
  elderIds: string[];
  disabledAt: Instant | null;
}
