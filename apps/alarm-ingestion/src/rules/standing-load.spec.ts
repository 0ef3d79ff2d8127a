import { HOUR_MS } from './hour-slot.js';
import { freshPower, notePower, type PowerMeter, standingWatts } from './standing-load.js';

const start = Date.UTC(2026, 2, 1);
const SILENT_MS = 3 * HOUR_MS;
/** Two days of a fridge of 80 W with a kettle at 7, 12 and 18. */
function lived(): PowerMeter {
  let meter = freshPower();
  for (let half = 0; half < 96; half++) {
    const cooks = [7, 12, 18].includes(Math.floor(half / 2) % 24);
    meter = notePower(meter, start + (half * HOUR_MS) / 2, { watts: cooks ? 900 : 80 }, SILENT_MS).meter;
  }
  return meter;
}
const after = (meter: PowerMeter, hours: number, watts: number) => notePower(notePower(meter, start + (48 + hours - 1) * HOUR_MS, { watts }, SILENT_MS).meter, start + (48 + hours) * HOUR_MS, { watts }, SILENT_MS);

test('what runs without anybody', () => expect(standingWatts(lived())).toBe(80));
test.each([
  [80, false],
  [100, false],
  [134, false],
  [140, true],
  [900, true],
])('an hour of %d W is lived in: %s', (watts, used) => expect(after(lived(), 1, watts).usedMs !== null).toBe(used));
test('an energy register says the same', () => {
  let meter = freshPower();
  let kWh = 100;
  for (let hour = 0; hour < 49; hour++) meter = notePower(meter, start + hour * HOUR_MS, { kWh: (kWh += 0.08) }, SILENT_MS).meter;
  expect(notePower(meter, start + 49 * HOUR_MS, { kWh: kWh + 0.08 }, SILENT_MS).usedMs).toBeNull();
  expect(notePower(meter, start + 49 * HOUR_MS, { kWh: kWh + 1 }, SILENT_MS).usedMs).not.toBeNull();
});
test('a silence, or a register that runs backwards, begins anew; an old word changes nothing', () => {
  const meter = lived();
  expect(notePower(meter, start + 60 * HOUR_MS, { watts: 900 }, SILENT_MS)).toMatchObject({ begins: true, usedMs: null });
  expect(notePower(meter, start, { watts: 900 }, SILENT_MS)).toEqual({ meter, usedMs: null, begins: false });
});
