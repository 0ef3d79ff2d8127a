import type { DeviceClass } from '#contracts/device.js';
import { MISSED_HEARTBEATS } from './is-offline.js';

/** What the registry says of a device, as far as its silence is concerned. */
export interface Silent {
  class: DeviceClass;
  format: string;
  model: string;
  /** The operator's: how often this one is expected to be heard. */
  heartbeatSeconds: number;
}

export interface SilenceLimit {
  /** Silence of this length is being offline. */
  seconds: number;
  /** Its own "offline" is news. False for what sleeps between its words: it says so each time it goes to sleep. */
  lastWordCounts: boolean;
}

/** How many heartbeats may be missed, how short a limit is never, and whether a last word counts. */
interface Habit {
  missed: number;
  leastSeconds: number;
  lastWordCounts: boolean;
}

const USUAL: Habit = { missed: MISSED_HEARTBEATS, leastSeconds: 0, lastWordCounts: true };
/** What runs on a battery, by its class. */
const BATTERY: readonly DeviceClass[] = ['SOS', 'SMOKE', 'CO', 'LEAK', 'DOOR', 'MOTION'];
const HOUR = 3600;

/**
 * By format, for what runs on a battery. zigbee2mqtt calls a battery device gone after 25 h; Shelly's wake once in
 * 86,400 s; Tasmota's deep sleep is "Offline" by design; Bluetooth is heard by chance.
 */
const OF_FORMAT: Readonly<Record<string, Habit>> = {
  'zigbee2mqtt-json': { missed: 1, leastSeconds: 25 * HOUR, lastWordCounts: true },
  'zigbee2mqtt-text': { missed: 1, leastSeconds: 25 * HOUR, lastWordCounts: true },
  'aqara-gateway-mqtt': { missed: 1, leastSeconds: 25 * HOUR, lastWordCounts: true },
  'shelly-gen1': { missed: 2, leastSeconds: 49 * HOUR, lastWordCounts: false },
  'shelly-gen2': { missed: 2, leastSeconds: 49 * HOUR, lastWordCounts: false },
  tasmota: { missed: 3, leastSeconds: 3 * HOUR, lastWordCounts: false },
  'theengs-json': { missed: 3, leastSeconds: 12 * HOUR, lastWordCounts: true },
  openmqttgateway: { missed: 3, leastSeconds: 12 * HOUR, lastWordCounts: true },
};

/** A meter's radio is lost for hours by a parked lorry; its consumption is judged from what it says, not from when. */
const OF_CLASS: Partial<Record<DeviceClass, Habit>> = { WATER: { missed: 6, leastSeconds: 0, lastWordCounts: true } };

/** Models whose habit is not their class's. */
const OF_MODEL: ReadonlyMap<string, Habit> = new Map<string, Habit>([
  // Mains-powered ceiling detectors among the battery classes.
  ['ZB-SM-230V', USUAL],
  ['SNSN-0031Z', { missed: 2, leastSeconds: 49 * HOUR, lastWordCounts: false }],
]);

/** How long a device may be silent. The registry's heartbeat stays the operator's: a longer one makes the limit longer. */
export function silenceLimit({ class: deviceClass, format, model, heartbeatSeconds }: Silent): SilenceLimit {
  const ofFormat = BATTERY.includes(deviceClass) && Object.hasOwn(OF_FORMAT, format) ? OF_FORMAT[format] : undefined;
  const { missed, leastSeconds, lastWordCounts } = OF_MODEL.get(model) ?? ofFormat ?? OF_CLASS[deviceClass] ?? USUAL;
  return { seconds: Math.max(missed * heartbeatSeconds, leastSeconds), lastWordCounts };
}
