import { Flapping } from './flapping.js';

test('three short lives in a row are no accident; one long life ends the suspicion', () => {
  let now = 0;
  const flapping = new Flapping(() => now);
  const live = (ms: number) => {
    flapping.connected();
    now += ms;
    flapping.disconnected();
  };
  live(900);
  live(900);
  // Attempts that were never let in say nothing.
  flapping.disconnected();
  expect(flapping.is).toBe(false);
  live(900);
  expect(flapping.is).toBe(true);
  flapping.connected();
  expect(flapping.is).toBe(true);
  now += 5_000;
  expect(flapping.is).toBe(false);
  flapping.disconnected();
  expect(flapping.is).toBe(false);
});
