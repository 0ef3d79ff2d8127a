import type { AlarmType } from '#contracts/alarm.js';
import { WATER_LOW_PRESETS } from './judge-water.js';

/** The types whose rule looks at a history and has numbers that may be set for an elder. */
export const JUDGED_TYPES = [
  'WATER_LOW',
  'WATER_HIGH',
  'WATER_LEAK',
  'POWER_IDLE',
  'DOOR_IDLE',
  'PIR_IDLE',
  'GEOFENCE_EXIT',
  'BED_EXIT_LONG',
  'VITAL_RED',
  'VITAL_AMBER',
] as const satisfies readonly AlarmType[];
export type JudgedType = (typeof JUDGED_TYPES)[number];

/** Numbers by name; a truth is 1 or 0. */
export type Limits = Readonly<Record<string, number>>;

interface Bounds {
  low: number;
  high: number;
}
interface TypeRule {
  /** What holds when nobody has said otherwise. */
  defaults: Limits;
  bounds: Readonly<Record<string, Bounds>>;
  presets: Readonly<Record<string, Limits>>;
}

const SWITCH: Bounds = { low: 0, high: 1 };
const HOUR: Bounds = { low: 0, high: 23 };
const quiet = (hours: number, from: number, to: number): Pick<TypeRule, 'defaults' | 'bounds'> => ({
  defaults: { hours, personal: 1 },
  bounds: { hours: { low: from, high: to }, personal: SWITCH },
});
const lowPresets = Object.fromEntries(Object.entries(WATER_LOW_PRESETS).map(([name, { hours, litres, orEqual }]) => [name, { hours, litres, orEqual: orEqual ? 1 : 0 }]));

/** Every number of the rules with what it may be. Sources: the table of alarms in the domain. */
export const RULES: Readonly<Record<JudgedType, TypeRule>> = {
  WATER_LOW: {
    defaults: { ...lowPresets['12h-10L'], personal: 1 },
    bounds: { hours: { low: 4, high: 24 }, litres: { low: 0, high: 100 }, orEqual: SWITCH, personal: SWITCH },
    presets: lowPresets,
  },
  WATER_HIGH: { defaults: { hours: 24, litres: 2000 }, bounds: { hours: { low: 1, high: 24 }, litres: { low: 50, high: 100_000 } }, presets: {} },
  WATER_LEAK: { defaults: { halfHours: 48 }, bounds: { halfHours: { low: 6, high: 48 } }, presets: {} },
  POWER_IDLE: { ...quiet(24, 6, 72), presets: {} },
  DOOR_IDLE: { ...quiet(24, 6, 168), presets: {} },
  PIR_IDLE: {
    defaults: { hours: 5, fromHour: 7, toHour: 21, personal: 1 },
    bounds: { hours: { low: 2, high: 14 }, fromHour: HOUR, toHour: HOUR, personal: SWITCH },
    // Lin'an practice.
    presets: { '4h': { hours: 4 }, '5h': { hours: 5 } },
  },
  GEOFENCE_EXIT: {
    // Without a circle there is no fence.
    defaults: { minutes: 10 },
    bounds: {
      minutes: { low: 1, high: 240 },
      latitude: { low: -90, high: 90 },
      longitude: { low: -180, high: 180 },
      radiusMeters: { low: 50, high: 100_000 },
    },
    presets: {},
  },
  BED_EXIT_LONG: {
    defaults: { minutes: 30, fromHour: 22, toHour: 6 },
    bounds: { minutes: { low: 5, high: 240 }, fromHour: HOUR, toHour: HOUR },
    presets: {},
  },
  VITAL_RED: { defaults: { sum: 7, againMinutes: 5, validMinutes: 60 }, bounds: { sum: { low: 3, high: 20 }, againMinutes: { low: 1, high: 60 }, validMinutes: { low: 5, high: 1440 } }, presets: {} },
  VITAL_AMBER: { defaults: { sum: 5 }, bounds: { sum: { low: 2, high: 20 } }, presets: {} },
};

/** What somebody set for one elder, or a city for all of its elders. */
export interface Setting {
  type: JudgedType;
  preset: string | null;
  limits: Limits;
  enabled: boolean;
}

export type SettingVerdict = { ok: true } | { ok: false; why: 'unknown-preset' | 'unknown-limit' | 'limit-out-of-range' | 'half-a-circle'; field?: string };

/** Whether a setting may hold: known names, numbers within bounds, a circle whole or not at all. */
export function maySet({ type, preset, limits }: Setting): SettingVerdict {
  const rule = RULES[type];
  if (preset !== null && !Object.hasOwn(rule.presets, preset)) return { ok: false, why: 'unknown-preset', field: 'preset' };
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(rule.bounds, name)) return { ok: false, why: 'unknown-limit', field: name };
    const { low, high } = rule.bounds[name]!;
    if (!(Number.isFinite(value) && value >= low && value <= high)) return { ok: false, why: 'limit-out-of-range', field: name };
  }
  const circle = ['latitude', 'longitude', 'radiusMeters'].filter((name) => Object.hasOwn(limits, name)).length;
  return circle === 0 || circle === 3 ? { ok: true } : { ok: false, why: 'half-a-circle', field: 'radiusMeters' };
}

/** What holds for an elder: the defaults, over them the city's numbers, over them the elder's own. Null: switched off. */
export type ElderLimits = Readonly<Record<JudgedType, Limits | null>>;

export function limitsOf(city: readonly Setting[], own: readonly Setting[]): ElderLimits {
  const resolve = (type: JudgedType): Limits | null => {
    const { defaults, presets } = RULES[type];
    const layers = [city, own].flatMap((settings) => settings.filter((setting) => setting.type === type));
    if (layers.at(-1)?.enabled === false) return null;
    return layers.reduce<Limits>((limits, { preset, limits: set }) => ({ ...limits, ...(preset ? presets[preset] : {}), ...set }), defaults);
  };
  return Object.fromEntries(JUDGED_TYPES.map((type) => [type, resolve(type)])) as Record<JudgedType, Limits | null>;
}
