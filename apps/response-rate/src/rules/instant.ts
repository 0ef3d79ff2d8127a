import type { Instant } from './demand.js';

const ZERO = 48;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_MS = 86_400_000;

/** The decimal number of some digits; NaN when one of them is none. */
function numberAt(text: string, from: number, digits: number): number {
  let number = 0;
  for (let at = from; at < from + digits; at += 1) {
    const value = text.charCodeAt(at) - ZERO;
    if (!(value >= 0 && value <= 9)) return Number.NaN;
    number = number * 10 + value;
  }
  return number;
}

/**
 * `2026-03-01T07:00:00Z`, with an optional decimal fraction of the second, as milliseconds since 1970; null when it is
 * anything else. Only UTC as `Z`; impossible dates (30 February) and times (24:00, second 60) are refused. A fraction
 * counts to the millisecond. Written out because a million demands carry ten of these each.
 * Source: ISO 8601, the profile of RFC 3339.
 */
export function readInstant(text: string): Instant | null {
  if (text.length < 20 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') {
    return null;
  }
  const year = numberAt(text, 0, 4);
  const month = numberAt(text, 5, 2);
  const day = numberAt(text, 8, 2);
  const hour = numberAt(text, 11, 2);
  const minute = numberAt(text, 14, 2);
  const second = numberAt(text, 17, 2);
  // Written so that a NaN, which compares with nothing, is refused too.
  const isDate = year >= 0 && day >= 1 && day <= daysOf(year, month);
  const isTime = hour <= 23 && minute <= 59 && second <= 59;
  const millis = readFraction(text);
  if (!isDate || !isTime || millis === null) return null;
  return daysSince1970(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis;
}

/** Milliseconds of what stands between the seconds and the closing Z; null when that is no fraction. */
function readFraction(text: string): number | null {
  const last = text.length - 1;
  if (text[last] !== 'Z') return null;
  if (last === 19) return 0;
  if (text[19] !== '.' || last === 20) return null;
  let millis = 0;
  let weight = 100;
  for (let at = 20; at < last; at += 1) {
    const value = numberAt(text, at, 1);
    if (Number.isNaN(value)) return null;
    millis += value * weight;
    weight = weight >= 10 ? weight / 10 : 0;
  }
  return millis;
}

/** Days of a month of the Gregorian calendar; 0 for a month that is none. */
export function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Days from 1970-01-01 in the Gregorian calendar. Years are counted from March, so that a leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}
