import fc from 'fast-check';
import { HOUR_MS } from './hour-slot.js';
import { isWaterHigh, isWaterLeak, isWaterLow, WATER_LOW_PRESETS } from './judge-water.js';
import { freshMeter, noteRegister, type WaterMeter, type WaterSample } from './water-window.js';

const start = Date.UTC(2026, 2, 1);
const SILENT_MS = 3 * HOUR_MS;
const hear = (registers: [hours: number, volume: number][]): WaterMeter =>
  registers.reduce((meter, [hours, volume]) => noteRegister(meter, start + hours * HOUR_MS, volume, SILENT_MS).meter, freshMeter());
const hourly = (hours: number, at: (hour: number) => number): [number, number][] => Array.from({ length: hours + 1 }, (_, hour) => [hour, at(hour)]);

describe('hardly any water', () => {
  const low = (registers: [number, number][], preset: keyof typeof WATER_LOW_PRESETS = '12h-10L', since?: number) => isWaterLow(hear(registers), WATER_LOW_PRESETS[preset], since)?.low ?? null;
  test.each<[string, [number, number][], boolean | null]>([
    ['nothing for 12 h', hourly(12, () => 5), true],
    ['11 h are not enough to know', hourly(11, () => 5), null],
    ['nine litres', hourly(12, (h) => 5 + (h >= 6 ? 0.009 : 0)), true],
    ['ten litres', hourly(12, (h) => 5 + (h >= 6 ? 0.01 : 0)), false],
    ['a little, often, is still little in any 12 h', hourly(30, (h) => 5 + h * 0.0005), true],
    ['a flush 11 h ago', hourly(24, (h) => 5 + (h >= 13 ? 0.012 : 0)), false],
    ['a flush 13 h ago', hourly(26, (h) => 5 + (h >= 13 ? 0.012 : 0)), true],
    ['a new meter', [...hourly(12, () => 5), [13, 0.2]], null],
    ['a meter that was silent for four hours', [...hourly(12, () => 5), [16, 5]], null],
    ['an old telegram after a newer', [...hourly(12, () => 5), [3, 5]], true],
    ['an old telegram that fits nowhere', [...hourly(12, () => 5), [3.5, 9]], true],
  ])('%s', (_, registers, expected) => expect(low(registers)).toBe(expected));

  test.each<[keyof typeof WATER_LOW_PRESETS, number, number, boolean | null]>([
    ['12h-0L', 12, 0, true],
    ['12h-0L', 12, 0.001, false],
    ['24h-10L', 23, 0, null],
    ['24h-10L', 24, 0.009, true],
    ['24h-8L', 24, 0.008, true],
    ['24h-8L', 24, 0.009, false],
  ])('%s after %d h with %d m3: %s', (preset, hours, used, expected) => expect(low(hourly(hours, (h) => 5 + (h > 0 ? used : 0)), preset)).toBe(expected));

  test('what was quiet before the return says nothing', () => {
    expect(low(hourly(13, () => 5), '12h-10L', start + 2 * HOUR_MS)).toBeNull();
    expect(low(hourly(14, () => 5), '12h-10L', start + 2 * HOUR_MS)).toBe(true);
  });
});

test.each([
  ['two cubic metres', 2, false],
  ['more', 2.001, true],
])('%s in a day', (_, used, high) => expect(isWaterHigh(hear(hourly(24, (h) => 5 + (used * h) / 24)), { hours: 24, litres: 2000 }).high).toBe(high));

const halfHourly = (n: number, at: (half: number) => number): [number, number][] => Array.from({ length: n + 1 }, (_, half) => [half / 2, at(half)]);
test.each<[string, [number, number][], boolean]>([
  ['every half hour of a day', halfHourly(48, (half) => half * 0.002), true],
  ['one without', halfHourly(48, (half) => (half >= 30 ? half - 1 : half) * 0.002), false],
  ['not yet a day', halfHourly(47, (half) => half * 0.002), false],
  ['a meter that speaks by the hour', hourly(24, (h) => h * 0.004), true],
  ['one that speaks too rarely', Array.from({ length: 13 }, (_, i) => [i * 2, i * 0.01]), false],
])('a leak: %s', (_, registers, leaks) => expect(isWaterLeak(hear(registers), { halfHours: 48 })).toBe(leaks));

test.each<[string, [number, number][], boolean]>([
  ['a litre in the hour', [[0, 5], [1, 5.001]], true],
  ['less', [[0, 5], [1, 5.0009]], false],
  ['a litre in three sips of one hour', [[0, 5], [1.1, 5.0003], [1.4, 5.0007], [1.7, 5.0011]], true],
  ['a drip over three hours', [[0, 5], [1, 5.0004], [2, 5.0008], [3, 5.0012]], false],
])('somebody used water: %s', (_, registers, used) => {
  const before = hear(registers.slice(0, -1));
  const [hours, volume] = registers.at(-1)!;
  expect(noteRegister(before, start + hours * HOUR_MS, volume, SILENT_MS).usedMs !== null).toBe(used);
});

test('a register that comes late tells when the water ran', () => {
  const meter = hear([[0, 5], [1, 5], [3, 5.02]]);
  expect(noteRegister(meter, start + 2 * HOUR_MS, 5.02, SILENT_MS).usedMs).toBe(start + 2 * HOUR_MS);
  expect(noteRegister(meter, start + 2 * HOUR_MS, 5, SILENT_MS).usedMs).toBeNull();
});

test('remembers little however often a meter speaks, and judges like one that remembers all', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 400 }), (steps) => {
      let [minutes, litres, meter] = [0, 0, freshMeter()];
      const all: WaterSample[] = [];
      for (const [after, used] of steps) {
        minutes += after;
        litres += used;
        all.push([start + minutes * 60_000, litres / 1000]);
        meter = noteRegister(meter, start + minutes * 60_000, litres / 1000, SILENT_MS).meter;
      }
      expect(meter.samples.length).toBeLessThanOrEqual(52);
      const now = all.at(-1)!;
      const atStart = all.findLast(([at]) => at <= now[0] - 12 * HOUR_MS);
      // Slots of half an hour: the window may begin up to that much earlier, never later.
      if (isWaterLow(meter, WATER_LOW_PRESETS['12h-10L'])?.low) expect(Math.round((now[1] - atStart![1]) * 1e6)).toBeLessThan(10_000);
    }),
  );
});
