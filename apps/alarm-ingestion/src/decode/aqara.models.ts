import type { DeviceClass } from '#contracts/device.js';
import type { SignalType } from '#contracts/reading.js';

/** What one property of the MIoT specification means. */
export interface SpecMeaning {
  metric?: string;
  low?: number;
  high?: number;
  state?: string;
  signal?: SignalType;
  /** It says the contrary: a magnet's contact is true when closed. */
  inverted?: true;
  /** An event: that it comes is what it says. */
  press?: true;
}

type Meanings = Readonly<Record<string, SpecMeaning>>;

/** By `siid.piid`, for what is registered as such. Seen in captures: contact and gas; the others follow the specification. */
export const AQARA_CLASSES: Partial<Record<DeviceClass, Meanings>> = {
  DOOR: { '2.1': { state: 'contactOpen', inverted: true } },
  GAS: { '2.1': { signal: 'GAS', state: 'gas' } },
  SMOKE: { '2.1': { signal: 'SMOKE', state: 'smoke' } },
  LEAK: { '2.1': { signal: 'WATER_LEAK', state: 'waterLeak' } },
  MOTION: { '2.1': { state: 'occupied' } },
  SOS: { '2.1': { signal: 'SOS', press: true } },
};

/** By the registered model, where it differs from its class. */
export const AQARA_MODELS: ReadonlyMap<string, Meanings> = new Map<string, Meanings>([
  // Temperature and humidity only.
  ['lumi.weather', { '2.1': { metric: 'temperature', low: -60, high: 150 }, '2.2': { metric: 'humidity', low: 0, high: 100 } }],
  // A plug: power and consumption stand in service 3.
  ['lumi.plug.maeu01', { '3.2': { metric: 'power', low: -1e6, high: 1e6 } }],
]);
