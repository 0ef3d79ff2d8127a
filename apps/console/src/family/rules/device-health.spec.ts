import { byNeed, deviceHealth, mayTest, metersBetween } from './device-health.js';

const device = { class: 'SOS' as const, state: 'IN_USE' as const, lastHeardAt: '2026-11-22T08:00:00Z', silent: false, batteryPercent: 90 as number | null };

it.each([
  ['heard, charged', {}, 'works'],
  ['no word of its battery', { batteryPercent: null }, 'works'],
  ['twenty percent is low', { batteryPercent: 20 }, 'battery'],
  ['silent, whatever the battery said', { silent: true, batteryPercent: 5 }, 'silent'],
  ['never heard', { lastHeardAt: null }, 'never'],
  ['in repair', { state: 'FAULTY' as const, silent: true }, 'faulty'],
])('%s', (_, more, expected) => expect(deviceHealth({ ...device, ...more })).toBe(expected));

it.each([
  ['SOS', 'IN_USE', true],
  ['SMOKE', 'IN_USE', true],
  ['WATER', 'IN_USE', false],
  ['SOS', 'FAULTY', false],
] as const)('%s, %s: may be tried out %p', (kind, state, expected) => expect(mayTest({ ...device, class: kind, state })).toBe(expected));

it('shows first what needs somebody', () =>
  expect(byNeed([device, { ...device, batteryPercent: 5 }, { ...device, silent: true }]).map(deviceHealth)).toEqual(['silent', 'battery', 'works']));

it('measures a way', () => {
  expect(metersBetween({ latitude: 30.6, longitude: 114.3 }, { latitude: 30.6, longitude: 114.3 })).toBe(0);
  expect(metersBetween({ latitude: 30.6, longitude: 114.3 }, { latitude: 30.61, longitude: 114.3 })).toBe(1112);
});
