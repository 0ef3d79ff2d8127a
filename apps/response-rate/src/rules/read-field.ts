import type { Instant } from './demand.js';
import { readInstant } from './instant.js';

/** A JSON object as it came in: nothing is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a field reader found wrong; it travels only as far as `reading`. */
export class BadField extends Error {}

/** `why` is a sentence for the person who wrote the fields. */
export type Read<T> = { ok: true; value: T } | { ok: false; why: string };

/** Runs field readers; the first bad field becomes the `why`. */
export function reading<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof BadField) return { ok: false, why: error.message };
    throw error;
  }
}

/** Absent, null and the empty string are one thing: unknown. */
export function isUnknown(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (isUnknown(value)) return null;
  if (typeof value !== 'string') throw new BadField(`${name} is not a text`);
  return value;
}

/** A text that must be there: what rows are told apart by. Numbers are taken as their digits. */
export function keyOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'number') return String(value);
  const text = textOf(fields, name);
  if (text === null) throw new BadField(`${name} is missing`);
  return text;
}

/** Unknown is no. */
export function flagOf(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (isUnknown(value)) return false;
  if (typeof value !== 'boolean') throw new BadField(`${name} is not true or false`);
  return value;
}

export function numberOf(fields: Fields, name: string): number | null {
  const value = fields[name];
  if (isUnknown(value)) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadField(`${name} is not a number`);
  return value;
}

export function instantOf(fields: Fields, name: string): Instant | null {
  const value = fields[name];
  if (isUnknown(value)) return null;
  const at = typeof value === 'string' ? readInstant(value) : null;
  if (at === null) throw new BadField(`${name} is not an ISO 8601 UTC instant`);
  return at;
}

export function oneOf<T extends string>(fields: Fields, name: string, allowed: ReadonlySet<T>): T | null {
  const value = fields[name];
  if (isUnknown(value)) return null;
  if (!allowed.has(value as T)) throw new BadField(`${name} is none of ${[...allowed].join(', ')}`);
  return value as T;
}

export function requiredOneOf<T extends string>(fields: Fields, name: string, allowed: ReadonlySet<T>): T {
  const value = oneOf(fields, name, allowed);
  if (value === null) throw new BadField(`${name} is missing`);
  return value;
}

/** A nested object of numbers under known names; those that are unknown are absent. */
export function countsOf<K extends string>(fields: Fields, name: string, allowed: ReadonlySet<K>): Partial<Record<K, number>> {
  const value = fields[name];
  if (isUnknown(value)) return {};
  if (!isFields(value)) throw new BadField(`${name} is not an object`);
  const counts: Partial<Record<K, number>> = {};
  for (const key of Object.keys(value)) {
    if (!allowed.has(key as K)) throw new BadField(`${name} names what nobody knows; known are ${[...allowed].join(', ')}`);
    const number = numberOf(value, key);
    if (number !== null) counts[key as K] = number;
  }
  return counts;
}
