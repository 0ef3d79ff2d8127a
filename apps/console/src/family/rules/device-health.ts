import type { DeviceClass, DeviceState } from '#contracts/device.js';

/** Practice, and the desk's own limit for LOW_BATTERY. */
const LOW_PERCENT = 20;
/** What has something to press, or a button for trying it out. */
const TESTABLE: readonly DeviceClass[] = ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'CO'];

interface Facts {
  class: DeviceClass;
  state: DeviceState;
  lastHeardAt: string | null;
  silent: boolean;
  batteryPercent: number | null;
}

export type DeviceHealth = 'works' | 'battery' | 'silent' | 'never' | 'faulty';

/** How a device is, the worst first. */
export function deviceHealth({ state, lastHeardAt, silent, batteryPercent }: Facts): DeviceHealth {
  if (state === 'FAULTY') return 'faulty';
  if (lastHeardAt === null) return 'never';
  if (silent) return 'silent';
  return batteryPercent !== null && batteryPercent <= LOW_PERCENT ? 'battery' : 'works';
}

export const mayTest = (device: Facts): boolean => TESTABLE.includes(device.class) && device.state !== 'FAULTY';

/** Those who need somebody first. */
export function byNeed<D extends Facts>(devices: readonly D[]): D[] {
  const order: DeviceHealth[] = ['silent', 'faulty', 'battery', 'never', 'works'];
  return devices.toSorted((a, b) => order.indexOf(deviceHealth(a)) - order.indexOf(deviceHealth(b)));
}

const EARTH_METERS = 6_371_000;

/** Meters between two points, WGS-84; over a city a sphere is good enough. */
export function metersBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_METERS * Math.asin(Math.sqrt(half)));
}
