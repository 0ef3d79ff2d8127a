import { type BedState, judgeBed, noteBed } from './bed-exit.js';

const LIMITS = { minutes: 30, night: { from: 22, to: 6 } };
const shanghai = (time: string, day = 2): number => Date.parse(`2026-03-0${day}T${time}+08:00`);
const bed = (...words: [at: number, inBed: boolean][]): BedState => words.reduce<BedState | null>((state, [at, inBed]) => noteBed(state, inBed, at), null)!;

test.each<[string, BedState, number, boolean]>([
  ['asleep', bed([shanghai('23:00', 1), true]), shanghai('02:00'), false],
  ['up for 29 min', bed([shanghai('23:00', 1), true], [shanghai('02:00'), false]), shanghai('02:29'), false],
  ['up for 30 min', bed([shanghai('23:00', 1), true], [shanghai('02:00'), false]), shanghai('02:30'), true],
  ['the bed repeats itself', bed([shanghai('02:00'), false], [shanghai('02:20'), false]), shanghai('02:30'), true],
  ['back in bed', bed([shanghai('02:00'), false], [shanghai('02:20'), true]), shanghai('03:00'), false],
  ['got up in the evening', bed([shanghai('21:00', 1), false]), shanghai('23:00', 1), false],
  ['got up shortly before morning', bed([shanghai('05:45'), false]), shanghai('06:20'), false],
  ['morning has come', bed([shanghai('02:00'), false]), shanghai('06:30'), false],
  ['a late word', bed([shanghai('02:10'), true], [shanghai('02:00'), false]), shanghai('03:00'), false],
])('%s', (_, state, now, out) => expect(judgeBed(state, now, LIMITS).outSinceMs !== null).toBe(out));

test('somebody has to look half an hour later', () =>
  expect(judgeBed(bed([shanghai('02:00'), false]), shanghai('02:01'), LIMITS).dueMs).toBe(shanghai('02:30')));
