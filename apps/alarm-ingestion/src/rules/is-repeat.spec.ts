import type { AlarmType } from '#contracts/alarm.js';
import { isRepeat } from './is-repeat.js';

const raisedAt = new Date('2026-03-01T08:00:00Z');
const after = (minutes: number) => new Date(raisedAt.getTime() + minutes * 60_000);

test.each<[AlarmType, { open: boolean; cleared: boolean } | null, number, string]>([
  ['SOS', null, 0, 'new'],
  ['SOS', { open: true, cleared: false }, 1, 'repeat'],
  ['SOS', { open: false, cleared: false }, 1, 'new'],
  ['CARE_CALL_MISSED', { open: false, cleared: false }, 60, 'new'],
  ['SMOKE', { open: true, cleared: false }, 1, 'same'],
  ['SMOKE', { open: true, cleared: true }, 1, 'repeat'],
  ['SMOKE', { open: false, cleared: false }, 29, 'held'],
  ['SMOKE', { open: false, cleared: false }, 30, 'again'],
  ['SMOKE', { open: true, cleared: false }, 30, 'same'],
  ['SMOKE', { open: false, cleared: true }, 1, 'new'],
  ['LOW_BATTERY', { open: true, cleared: false }, 600, 'same'],
  ['LOW_BATTERY', { open: false, cleared: false }, 600, 'held'],
  ['LOW_BATTERY', { open: false, cleared: false }, 24 * 60, 'new'],
  ['WATER_LOW', { open: false, cleared: true }, 600, 'new'],
])('%s with %j after %d min is %s', (type, standing, minutes, novelty) => {
  expect(isRepeat(type, standing && { ...standing, raisedAt }, after(minutes))).toBe(novelty);
});
