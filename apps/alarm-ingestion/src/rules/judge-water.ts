import { litresWithin, runsWithoutRest, type WaterMeter } from './water-window.js';

/** Hardly any water: less than (or, in some places, no more than) so many litres in so many hours. */
export interface WaterLowLimit {
  hours: number;
  litres: number;
  /** Exactly so many litres are still too few. */
  orEqual: boolean;
}

/** What Chinese cities use. Shanghai Jiangsu Road, Zhuhai, Taicang, Ningbo. */
export const WATER_LOW_PRESETS = {
  '12h-10L': { hours: 12, litres: 10, orEqual: false },
  '12h-0L': { hours: 12, litres: 0, orEqual: true },
  '24h-10L': { hours: 24, litres: 10, orEqual: false },
  '24h-8L': { hours: 24, litres: 8, orEqual: true },
} as const satisfies Record<string, WaterLowLimit>;

/** Whether hardly any water ran; null while the window is not known that far back, or reaches back before `sinceMs`, the return home. */
export function isWaterLow(meter: WaterMeter, limit: WaterLowLimit, sinceMs = Number.NEGATIVE_INFINITY): { low: boolean; litres: number } | null {
  const litres = litresWithin(meter, limit.hours, sinceMs);
  if (litres === null) return null;
  return { low: limit.orEqual ? litres <= limit.litres : litres < limit.litres, litres };
}

/** Shanghai Jing'an: more than 2 m3 in 24 h. Judged on what is known, a whole window or not: it can only grow. */
export function isWaterHigh(meter: WaterMeter, { hours, litres }: { hours: number; litres: number }): { high: boolean; litres: number } {
  const [first, newest] = [meter.samples[0], meter.samples.at(-1)];
  const known = litresWithin(meter, hours) ?? (first && newest ? Math.round((newest[1] - first[1]) * 1e6) / 1e3 : 0);
  return { high: known > litres, litres: known };
}

/** Shenzhen Longgang: use in each of the last 48 half hours. */
export function isWaterLeak(meter: WaterMeter, { halfHours }: { halfHours: number }): boolean {
  return runsWithoutRest(meter, halfHours) === true;
}
