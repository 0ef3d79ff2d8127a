import type { DeviceClass } from '#contracts/device.js';
import type { Metrics } from '#contracts/reading.js';
import { type Vital, VITALS } from './news2.js';

/** What a history rule hears in a reading. Everything else costs no look at any history. */
export type JudgeFact =
  | { kind: 'register'; volumeM3: number }
  | { kind: 'power'; watts?: number; kWh?: number }
  | { kind: 'contact'; open: boolean }
  | { kind: 'movement'; seen: boolean }
  | { kind: 'bed'; inBed: boolean }
  | { kind: 'position'; latitude: number; longitude: number }
  | { kind: 'vital'; vital: Vital; value: number | boolean };

/** What a reading of such a device tells the history rules. */
export function factsIn(deviceClass: DeviceClass, metrics: Metrics): JudgeFact[] {
  const facts: JudgeFact[] = [];
  const { volumeTotal, power, energyImportTotal, contactOpen, occupied, latitude, longitude } = metrics;
  if (deviceClass === 'WATER' && volumeTotal !== undefined) facts.push({ kind: 'register', volumeM3: volumeTotal });
  if (deviceClass === 'POWER' && (power !== undefined || energyImportTotal !== undefined)) {
    facts.push({ kind: 'power', ...(power === undefined ? {} : { watts: power }), ...(energyImportTotal === undefined ? {} : { kWh: energyImportTotal }) });
  }
  if (deviceClass === 'DOOR' && contactOpen !== undefined) facts.push({ kind: 'contact', open: contactOpen });
  if (deviceClass === 'MOTION' && occupied !== undefined) facts.push({ kind: 'movement', seen: occupied });
  if (deviceClass === 'BED' && occupied !== undefined) facts.push({ kind: 'bed', inBed: occupied });
  if (latitude !== undefined && longitude !== undefined) facts.push({ kind: 'position', latitude, longitude });
  if (deviceClass === 'VITALS' || deviceClass === 'WATCH' || deviceClass === 'BED') {
    for (const vital of VITALS) {
      const value = metrics[vital];
      if (value !== undefined) facts.push({ kind: 'vital', vital, value });
    }
  }
  return facts;
}
