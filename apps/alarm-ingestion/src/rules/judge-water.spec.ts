import fc from 'fast-check';
import { judgeWater, type WaterSample, type WaterVerdict } from './judge-water.js';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 2, 1);
const home = { awayFromMs: null, awayUntilMs: null };

function run(registers: [hours: number, volume: number][], away: { awayFromMs: number | null; awayUntilMs: number | null } = home): WaterVerdict {
  let verdict: WaterVerdict = { samples: [], state: 'unknown' };
  for (const [hours, volumeM3] of registers) verdict = judgeWater({ samples: verdict.samples, atMs: start + hours * HOUR, volumeM3, ...away });
  return verdict;
}
const hourly = (hours: number, at: (hour: number) => number): [number, number][] =>
  Array.from({ length: hours + 1 }, (_, hour) => [hour, at(hour)]);

describe('hardly any water', () => {
  test.each<[string, [number, number][], string]>([
    ['nothing for 12 h', hourly(12, () => 5), 'low'],
    ['11 h are not enough to know', hourly(11, () => 5), 'unknown'],
    ['nine litres', hourly(12, (h) => 5 + (h >= 6 ? 0.009 : 0)), 'low'],
    ['ten litres', hourly(12, (h) => 5 + (h >= 6 ? 0.01 : 0)), 'used'],
    ['a little, often, is still little in any 12 h', hourly(30, (h) => 5 + h * 0.0005), 'low'],
    ['a flush 11 h ago', hourly(24, (h) => 5 + (h >= 13 ? 0.012 : 0)), 'used'],
    ['a flush 13 h ago', hourly(26, (h) => 5 + (h >= 13 ? 0.012 : 0)), 'low'],
    ['a new meter', [...hourly(12, () => 5), [13, 0.2]], 'unknown'],
    ['an old telegram after a newer', [...hourly(12, () => 5), [3, 5]], 'unknown'],
  ])('%s', (_, registers, state) => expect(run(registers).state).toBe(state));

  test('away, and 12 h after the return', () => {
    const away = { awayFromMs: start, awayUntilMs: start + 20 * HOUR };
    expect(run(hourly(13, () => 5), away).state).toBe('away');
    expect(run(hourly(21, () => 5), away).state).toBe('unknown');
    expect(run(hourly(32, () => 5), away).state).toBe('low');
    expect(run(hourly(32, () => 5), { awayFromMs: start, awayUntilMs: null }).state).toBe('away');
  });

  test('remembers little however often a meter speaks, and judges like one that remembers all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 400 }), (steps) => {
        let minutes = 0;
        let litres = 0;
        let verdict: WaterVerdict = { samples: [], state: 'unknown' };
        const all: WaterSample[] = [];
        for (const [after, used] of steps) {
          minutes += after;
          litres += used;
          const sample = [start + minutes * 60_000, litres / 1000] as const;
          all.push(sample);
          verdict = judgeWater({ samples: verdict.samples, atMs: sample[0], volumeM3: sample[1], ...home });
        }
        expect(verdict.samples.length).toBeLessThanOrEqual(52);
        const now = all.at(-1)!;
        const atStart = all.findLast(([at]) => at <= now[0] - 12 * HOUR);
        // Slots of 15 min: the window may begin up to that much earlier, never later.
        if (verdict.state === 'low') expect(now[1] - atStart![1]).toBeLessThan(0.01);
      }),
    );
  });
});
