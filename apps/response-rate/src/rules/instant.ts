import type { Instant } from './demand.js';

const DIGITS_AT = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18] as const;
const SHAPE_AT: readonly (readonly [number, string])[] = [
  [4, '-'],
  [7, '-'],
  [10, 'T'],
  [13, ':'],
  [16, ':'],
];
const ZERO = 48;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_MS = 86_400_000;

const digit = (text: string, at: number): number => text.charCodeAt(at) - ZERO;
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/**
 * `2026-03-01T07:00:00Z`, with an optional decimal fraction of the second, as milliseconds since 1970; null when it is
 * anything else. Only UTC as `Z`; impossible dates (30 February) and times (24:00, second 60) are refused. A fraction
 * counts to the millisecond. Written out because a million demands carry ten of these each.
 * Source: ISO 8601, the profile of RFC 3339.
 */
export function readInstant(text: string): Instant | null {
  if (text.length < 20) return null;
  for (const at of DIGITS_AT) {
    const value = digit(text, at);
    if (!(value >= 0 && value <= 9)) return null;
  }
  for (const [at, sign] of SHAPE_AT) if (text[at] !== sign) return null;
  const fraction = readFraction(text);
  if (fraction === null) return null;

  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (day < 1 || day > daysOf(year, month) || hour > 23 || minute > 59 || second > 59) return null;
  return daysSince1970(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
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
    const value = digit(text, at);
    if (!(value >= 0 && value <= 9)) return null;
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
