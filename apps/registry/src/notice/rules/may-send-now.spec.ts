import { maySendNow } from './may-send-now.js';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const NOON = { from: 12 * 60, to: 14 * 60 };

it.each([
  ['by day', false, 600, NIGHT, 0, 'ok'],
  ['at night', false, 22 * 60, NIGHT, 0, 'quiet-hours'],
  ['after midnight', false, 30, NIGHT, 0, 'quiet-hours'],
  ['the quiet ends on the minute', false, 7 * 60, NIGHT, 0, 'ok'],
  ['a nap', false, 13 * 60, NOON, 0, 'quiet-hours'],
  ['after the nap', false, 14 * 60, NOON, 0, 'ok'],
  ['never quiet', false, 30, { from: 0, to: 0 }, 0, 'ok'],
  ['the sixth of the hour', false, 600, NIGHT, 5, 'ok'],
  ['the seventh', false, 600, NIGHT, 6, 'rate-limit'],
  ['what is urgent comes at night and after many', true, 30, NIGHT, 60, 'ok'],
  ['a duty has no quiet hours', false, 30, null, 0, 'ok'],
] as const)('%s', (_, urgent, minute, quiet, lastHour, expected) => {
  const verdict = maySendNow(urgent, minute, quiet, lastHour);
  expect(verdict.ok ? 'ok' : verdict.why).toBe(expected);
});
