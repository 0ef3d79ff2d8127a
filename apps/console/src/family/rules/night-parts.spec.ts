import { nightParts } from './night-parts.js';

const night = { shared: true, away: false, devicesHeard: 3, gotUp: null, firstWaterAt: null, hearsWater: false, firstMovementAt: null, underWay: false, alarms: [] };
const keys = (more: object): string => nightParts({ ...night, ...more }).map(({ key, n }) => (n === undefined ? key : `${key} ${n}`)).join(', ');

it.each([
  ['not agreed to', { shared: false }, 'notShared'],
  ['nobody was heard', { devicesHeard: 0 }, 'noData'],
  ['nobody was heard, and nobody home', { devicesHeard: 0, away: true }, 'away'],
  ['an alarm by hand is known all the same', { devicesHeard: 0, alarms: [1] }, 'alarms 1'],
  ['twice up, water at twenty to seven', { gotUp: 2, firstWaterAt: 'x', hearsWater: true }, 'gotUp 2, water, noAlarm'],
  ['slept through', { gotUp: 0 }, 'slept, noAlarm'],
  ['a door speaks when no meter does', { firstMovementAt: 'x' }, 'movement, noAlarm'],
  ['no water all morning', { hearsWater: true }, 'noWater, noAlarm'],
  ['no water yet may still come', { hearsWater: true, underWay: true }, 'noAlarm'],
  ['no water, but nobody home', { hearsWater: true, away: true }, 'away, noAlarm'],
  ['buttons alone say nothing of the night', {}, 'noAlarm'],
])('%s', (_, more, expected) => expect(keys(more)).toBe(expected));
