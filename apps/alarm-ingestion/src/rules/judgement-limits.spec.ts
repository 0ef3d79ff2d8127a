import { type JudgedType, type Limits, limitsOf, maySet, RULES, type Setting } from './judgement-limits.js';

const set = (type: JudgedType, limits: Limits = {}, preset: string | null = null, enabled = true): Setting => ({ type, limits, preset, enabled });

test.each<[string, Setting, string | true]>([
  ['a preset', set('WATER_LOW', {}, '24h-8L'), true],
  ['an unknown preset', set('WATER_LOW', {}, 'toString'), 'unknown-preset'],
  ['a number', set('DOOR_IDLE', { hours: 48 }), true],
  ['an unknown number', set('DOOR_IDLE', { litres: 3 }), 'unknown-limit'],
  ['an inherited name', set('DOOR_IDLE', { constructor: 3 }), 'unknown-limit'],
  ['too short', set('DOOR_IDLE', { hours: 5 }), 'limit-out-of-range'],
  ['no number', set('DOOR_IDLE', { hours: '24' as unknown as number }), 'limit-out-of-range'],
  ['not finite', set('DOOR_IDLE', { hours: Number.NaN }), 'limit-out-of-range'],
  ['a whole circle', set('GEOFENCE_EXIT', { latitude: 30, longitude: 114, radiusMeters: 300 }), true],
  ['half a circle', set('GEOFENCE_EXIT', { latitude: 30, radiusMeters: 300 }), 'half-a-circle'],
])('%s: %s', (_, setting, expected) => {
  const verdict = maySet(setting);
  expect(verdict.ok || verdict.why).toBe(expected);
});

test('the elder’s word stands over the city’s, and that over the defaults', () => {
  const limits = limitsOf([set('WATER_LOW', {}, '24h-10L'), set('DOOR_IDLE', { hours: 36 }), set('PIR_IDLE', {}, null, false)], [set('WATER_LOW', { litres: 3 }), set('POWER_IDLE', {}, null, false), set('PIR_IDLE')]);
  expect(limits.WATER_LOW).toEqual({ hours: 24, litres: 3, orEqual: 0, personal: 1 });
  expect(limits.DOOR_IDLE).toEqual({ hours: 36, personal: 1 });
  expect(limits.POWER_IDLE).toBeNull();
  expect(limits.PIR_IDLE).toMatchObject({ hours: 5, fromHour: 7, toHour: 21 });
});

test('every default and preset lies within its own bounds', () => {
  for (const type of Object.keys(RULES) as JudgedType[]) for (const limits of [RULES[type].defaults, ...Object.values(RULES[type].presets)]) expect([type, maySet(set(type, limits))]).toEqual([type, { ok: true }]);
});
