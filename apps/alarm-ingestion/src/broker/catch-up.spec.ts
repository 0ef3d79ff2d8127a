import { CatchUp } from './catch-up.js';

let now = 0;
const catching = (sessionPresent: boolean) => {
  now = 1000;
  const catchUp = new CatchUp(() => now);
  catchUp.begin(sessionPresent);
  return catchUp;
};

test('a session that goes on brings what was kept, until the broker has been quiet', () => {
  const catchUp = catching(true);
  now += 200;
  expect(catchUp.covers(1)).toBe(true);
  now += 5_000;
  // A slow commit is no quiet: there is still something on its way.
  expect(catchUp.covers(2)).toBe(true);
  catchUp.answered();
  now += 250;
  expect(catchUp.covers(1)).toBe(true);
  catchUp.answered();
  now += 251;
  expect(catchUp.covers(1)).toBe(false);
  expect(catchUp.covers(5)).toBe(false);
});

test('a new session holds nothing of the past', () => {
  expect(catching(false).covers(1)).toBe(false);
});

test('load without a pause ends it too', () => {
  const catchUp = catching(true);
  now += 60_001;
  expect(catchUp.covers(1_000)).toBe(false);
});
