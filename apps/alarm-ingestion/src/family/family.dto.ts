import type { AlarmCloseReason, AlarmLevel, AlarmState, AlarmType } from '#contracts/alarm.js';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { FamilyStep } from './rules/steps-of.js';

/** One alarm as a family follows it. Instants are ISO 8601 UTC. */
export class FamilyTale {
  id: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  raisedAt: string;
  acknowledgedAt: string | null;
  /** Who has it, by the name that colleagues use. */
  holderName: string | null;
  closedAt: string | null;
  closeReason: AlarmCloseReason | null;
  steps: FamilyStep[];
}

export class FamilyTales {
  /** False: the elder has not agreed that the family sees alarms; then there are none here. */
  shared: boolean;
  /** Open ones first, then the newest. */
  items: FamilyTale[];
}

export class HomePosition {
  latitude: number;
  longitude: number;
  at: string;
}

/** A device at home, as far as a family wants to know. */
export class HomeDevice {
  id: string;
  class: DeviceClass;
  state: DeviceState;
  /** Null: never heard. */
  lastHeardAt: string | null;
  /** It missed its heartbeats. */
  silent: boolean;
  batteryPercent: number | null;
  /** Null without LOCATION, and for what has none. */
  position: HomePosition | null;
}

export class HomeDevices {
  /** False: the elder has not agreed that the family sees the home; then there are none here. */
  shared: boolean;
  /** False: the elder has not agreed that the family sees positions. */
  locationShared: boolean;
  items: HomeDevice[];
}
