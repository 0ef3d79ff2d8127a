import type { DeviceClass } from '#contracts/device.js';
import type { Metrics } from '#contracts/reading.js';
import { type NightReading, tellNight } from './tell-night.js';

const at = (clock: string): Date => new Date(`2026-11-22T${clock}:00+08:00`);
const read = (kind: DeviceClass, clock: string, metrics: Metrics, deviceId: string = kind): NightReading => ({ deviceId, class: kind, at: at(clock), metrics });
const night = (...readings: NightReading[]) => tellNight({ readings, alarms: [], morningAt: at('05:00') });

describe('getting up', () => {
  it.each<[string, NightReading[], number | null]>([
    ['a silent home says nothing', [], null],
    ['a door alone says nothing', [read('DOOR', '01:00', { contactOpen: true })], null],
    ['a bed that was left twice', [['00:10', true], ['01:00', false], ['01:10', true], ['03:00', false], ['03:05', false]].map(([c, o]) => read('BED', c as string, { occupied: o as boolean })), 2],
    ['a bed that was empty at the first look', [read('BED', '00:10', { occupied: false })], 0],
    ['movements of one walk', [read('MOTION', '01:00', { occupied: true }), read('MOTION', '01:10', { occupied: true }), read('MOTION', '01:20', { occupied: true })], 1],
    ['two walks', [read('MOTION', '01:00', { occupied: true }), read('MOTION', '01:05', { occupied: false }), read('MOTION', '01:16', { occupied: true })], 2],
    ['nobody moved', [read('MOTION', '01:00', { occupied: false })], 0],
    ['the bed knows better than the corridor', [read('BED', '00:10', { occupied: true }), read('MOTION', '01:00', { occupied: true })], 0],
    ['the morning is no night', [read('MOTION', '05:00', { occupied: true })], null],
  ])('%s', (_, readings, expected) => expect(night(...readings).gotUp).toBe(expected));
});

describe('the first water', () => {
  const water = (clock: string, volumeTotal: number, id = 'WATER'): NightReading => read('WATER', clock, { volumeTotal }, id);
  it.each<[string, NightReading[], string | null]>([
    ['the first rise of the morning', [water('04:00', 1), water('05:30', 1), water('06:40', 1.002), water('07:00', 1.1)], '2026-11-21T22:40:00.000Z'],
    ['at night is at night', [water('01:00', 1), water('02:00', 1.5), water('06:00', 1.5)], null],
    ['one register alone shows nothing', [water('06:40', 1)], null],
    ['two meters are not compared', [water('05:10', 1), water('06:40', 9, 'OTHER')], null],
    ['a litre to the drop', [water('05:10', 0.1), water('06:40', 0.101)], '2026-11-21T22:40:00.000Z'],
    ['less is a drip', [water('05:10', 0.1), water('06:40', 0.1005)], null],
  ])('%s', (_, readings, expected) => expect(night(...readings).firstWaterAt).toBe(expected));
  it('is not guessed without a meter', () => {
    expect(night().hearsWater).toBe(false);
    expect(night(water('06:40', 1)).hearsWater).toBe(true);
  });
});

it.each<[string, NightReading[], string | null]>([
  ['a door in the morning', [read('DOOR', '04:00', { contactOpen: true }), read('DOOR', '06:10', { contactOpen: true })], '2026-11-21T22:10:00.000Z'],
  ['out of bed', [read('BED', '06:20', { occupied: false })], '2026-11-21T22:20:00.000Z'],
  ['a closed door is no movement', [read('DOOR', '06:10', { contactOpen: false })], null],
])('the first movement: %s', (_, readings, expected) => expect(night(...readings).firstMovementAt).toBe(expected));

it('counts who was heard, and tells the alarms', () => {
  const tale = tellNight({ readings: [read('SOS', '01:00', { battery: 80 }), read('SOS', '02:00', { battery: 80 }), read('DOOR', '03:00', {})], alarms: [{ type: 'SOS', at: at('02:10') }], morningAt: at('05:00') });
  expect(tale.devicesHeard).toBe(2);
  expect(tale.alarms).toEqual([{ type: 'SOS', at: '2026-11-21T18:10:00.000Z' }]);
});
