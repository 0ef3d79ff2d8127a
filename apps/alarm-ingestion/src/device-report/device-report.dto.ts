import type { DeviceClass } from '#contracts/device.js';

export class SilentDevice {
  id: string;
  class: DeviceClass;
  model: string;
  elderId: string | null;
  elderNameMasked: string | null;
  streetCode: string;
  streetName: string;
  heartbeatSeconds: number;
  /** Null: never heard of since it is in use. */
  lastSeenAt: string | null;
}

export class LowBatteryDevice {
  id: string;
  class: DeviceClass;
  model: string;
  elderId: string | null;
  elderNameMasked: string | null;
  streetCode: string;
  streetName: string;
  /** What it said last; null when it only said "low". */
  percent: number | null;
  /** Since when the alarm stands. */
  since: string;
  lastSeenAt: string | null;
}

export class DevicePresence {
  lastSeenAt: string | null;
  offline: boolean;
  percent: number | null;
}
