import type { Metrics } from '#contracts/reading.js';

/** Beyond this no metric is a measurement: it is a broken field. */
const NUMBER_LIMIT = 1e12;
const YES = new Set(['true', 'on', 'yes', '1', 'open', 'detected', 'alarm']);
const NO = new Set(['false', 'off', 'no', '0', 'close', 'closed', 'clear', 'normal']);

/** A number, also when it arrives as a string ("100.00", " 9.15"); undefined for null, absent and anything else. */
export function asNumber(value: unknown): number | undefined {
  const n = typeof value === 'string' && /^\s*[+-]?\d+(\.\d*)?([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof n === 'number' && Number.isFinite(n) && Math.abs(n) <= NUMBER_LIMIT ? n : undefined;
}

/** A number that lies in a range; a sensor that is not there often answers -100 or 65535. */
export function asNumberWithin(value: unknown, low: number, high: number): number | undefined {
  const n = asNumber(value);
  return n !== undefined && n >= low && n <= high ? n : undefined;
}

/** True or false, also as "True", "ON", "open", 1; undefined for null and absent: only false clears. */
export function asFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1) return true;
  if (value === 0) return false;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** A non-empty word; undefined for "", null, absent: an event field that has reset itself is no event. */
export function asWord(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** An identity may stand in a key and a log: printable, at most 128 characters. */
export function isIdentity(id: string): boolean {
  return id.length > 0 && id.length <= 128 && !/[\p{Cc}\p{Cs}]/u.test(id);
}

/** One number under its name, when it lies in the range; times brings it to the vocabulary's unit. */
export function metric(name: string, value: unknown, low: number, high: number, times = 1): Metrics {
  const n = asNumber(value);
  if (n === undefined) return {};
  // A product of decimals is rounded back to what the device said.
  const scaled = times === 1 ? n : Number((n * times).toFixed(9));
  return scaled >= low && scaled <= high ? { [name]: scaled } : {};
}

/** 0,0 is what a receiver says that has no fix. */
export function asFix(latitude: unknown, longitude: unknown): Metrics {
  const [lat, lon] = [asNumberWithin(latitude, -90, 90), asNumberWithin(longitude, -180, 180)];
  return lat === undefined || lon === undefined || (lat === 0 && lon === 0) ? {} : { latitude: lat, longitude: lon };
}
