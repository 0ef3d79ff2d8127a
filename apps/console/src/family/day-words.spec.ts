import { dayWord, partOfDay } from './day-words.js';

const now = new Date('2026-11-22T10:00:00+08:00');

it.each([
  ['2026-11-22T23:59:00+08:00', { kind: 'today' }],
  ['2026-11-23T00:01:00+08:00', { kind: 'tomorrow' }],
  ['2026-11-24T08:00:00+08:00', { kind: 'after-tomorrow' }],
  ['2026-11-25T08:00:00+08:00', { kind: 'weekday', weekday: 3 }],
  ['2026-11-29T08:00:00+08:00', { kind: 'date' }],
  ['2026-11-21T23:00:00+08:00', { kind: 'yesterday' }],
  ['2026-11-01T23:00:00+08:00', { kind: 'date' }],
])('%s', (at, word) => expect(dayWord(now, at)).toEqual(word));

it.each([[0, 'night'], [300, 'morning'], [660, 'noon'], [840, 'afternoon'], [1080, 'evening'], [1320, 'night']])(
  'minute %i is %s',
  (minute, part) => expect(partOfDay(minute)).toBe(part),
);
