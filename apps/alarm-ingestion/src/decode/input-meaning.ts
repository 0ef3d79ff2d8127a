import type { DeviceClass } from '#contracts/device.js';
import type { Metrics, Signal, SignalType } from '#contracts/reading.js';

/** What one bare input of a device says. */
export interface Said {
  metrics: Metrics;
  alarms: Signal[];
}

const STATE: Partial<Record<DeviceClass, string>> = { DOOR: 'contactOpen', MOTION: 'occupied', BED: 'occupied', SMOKE: 'smoke', GAS: 'gas', LEAK: 'waterLeak' };
const SIGNAL: Partial<Record<DeviceClass, SignalType>> = { SMOKE: 'SMOKE', GAS: 'GAS', CO: 'CO', LEAK: 'WATER_LEAK', FALL: 'FALL', SOS: 'SOS' };

/** A switch, a relay contact or a plain `on`: what it means is what the device is registered as. */
export function meaningOfInput(on: boolean, of: DeviceClass | undefined): Said {
  const state = of && STATE[of];
  const signal = of && SIGNAL[of];
  return { metrics: state ? { [state]: on } : {}, alarms: signal ? [{ type: signal, active: on }] : [] };
}

/** A press has no end, and only on a button that is registered as one is it a call for help. */
export function meaningOfPress(of: DeviceClass | undefined): Signal[] {
  return of === 'SOS' ? [{ type: 'SOS', active: true }] : [];
}
