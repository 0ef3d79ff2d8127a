import { awayUntil } from './away-until.js';

const at = (time: string): Date => new Date(`2026-11-22T${time}:00+08:00`);

it.each([
  ['10:00', 'today', '2026-11-22T13:00:00.000Z'],
  ['10:00', 'tomorrow', '2026-11-23T13:00:00.000Z'],
  ['23:30', 'week', '2026-11-29T13:00:00.000Z'],
  ['20:45', 'today', '2026-11-22T15:59:00.000Z'],
] as const)('at %s, away for %s: until %s', (time, length, until) => expect(awayUntil(at(time), length)).toBe(until));
