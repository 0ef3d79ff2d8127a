import { judgeVitals, noteVital, pointsOf, type Vital, type VitalState } from './news2.js';

describe('the tables of the Royal College of Physicians, at every edge', () => {
  test.each<[Vital, number, number]>([
    ['respirationRate', 8, 3], ['respirationRate', 9, 1], ['respirationRate', 11, 1], ['respirationRate', 12, 0], ['respirationRate', 20, 0], ['respirationRate', 21, 2], ['respirationRate', 24, 2], ['respirationRate', 25, 3],
    ['spo2', 91, 3], ['spo2', 92, 2], ['spo2', 93, 2], ['spo2', 94, 1], ['spo2', 95, 1], ['spo2', 96, 0],
    ['bloodPressureSystolic', 90, 3], ['bloodPressureSystolic', 91, 2], ['bloodPressureSystolic', 100, 2], ['bloodPressureSystolic', 101, 1], ['bloodPressureSystolic', 110, 1], ['bloodPressureSystolic', 111, 0], ['bloodPressureSystolic', 219, 0], ['bloodPressureSystolic', 220, 3],
    ['heartRate', 40, 3], ['heartRate', 41, 1], ['heartRate', 50, 1], ['heartRate', 51, 0], ['heartRate', 90, 0], ['heartRate', 91, 1], ['heartRate', 110, 1], ['heartRate', 111, 2], ['heartRate', 130, 2], ['heartRate', 131, 3],
    ['bodyTemperature', 35, 3], ['bodyTemperature', 35.1, 1], ['bodyTemperature', 36, 1], ['bodyTemperature', 36.1, 0], ['bodyTemperature', 38, 0], ['bodyTemperature', 38.1, 1], ['bodyTemperature', 39, 1], ['bodyTemperature', 39.1, 2],
  ])('%s %d: %d', (vital, value, points) => expect(pointsOf(vital, value)).toBe(points));

  test.each<[Vital, number | boolean, number | null]>([
    ['alert', false, 3], ['alert', true, 0], ['onOxygen', true, 2], ['onOxygen', false, 0], ['heartRate', 0, null], ['heartRate', Number.NaN, null], ['alert', 1, null],
  ])('%s %s: %s', (vital, value, points) => expect(pointsOf(vital, value)).toBe(points));
});

const LIMITS = { againMinutes: 5, redSum: 7, amberSum: 5, validMinutes: 60 };
const said = (...values: [minute: number, vital: Vital, value: number | boolean][]): VitalState =>
  values.reduce<VitalState>((state, [minute, vital, value]) => noteVital(state, vital, value, minute * 60_000), {});
const at = (minute: number, state: VitalState) => judgeVitals(state, minute * 60_000, LIMITS);

test.each<[string, VitalState, number, string]>([
  ['3 points once', said([0, 'spo2', 90]), 0, 'NONE'],
  ['3 points once, long ago', said([0, 'spo2', 90]), 30, 'NONE'],
  ['3 points twice in 4 min', said([0, 'spo2', 90], [4, 'spo2', 90]), 4, 'NONE'],
  ['3 points twice in 5 min', said([0, 'spo2', 90], [5, 'spo2', 90]), 5, 'RED'],
  ['a good one between', said([0, 'spo2', 90], [3, 'spo2', 97], [6, 'spo2', 90]), 6, 'NONE'],
  ['an old reading that comes late', said([6, 'spo2', 97], [0, 'spo2', 90]), 6, 'NONE'],
  ['two different ones', said([0, 'spo2', 90], [6, 'heartRate', 135]), 6, 'AMBER'],
  ['5 points', said([0, 'heartRate', 115], [1, 'spo2', 90]), 1, 'AMBER'],
  ['7 points', said([0, 'heartRate', 115], [1, 'spo2', 90], [2, 'respirationRate', 22]), 2, 'RED'],
  ['7 points, an hour old', said([0, 'heartRate', 115], [1, 'spo2', 90], [2, 'respirationRate', 22]), 70, 'NONE'],
  ['4 points', said([0, 'heartRate', 115], [1, 'spo2', 93]), 1, 'NONE'],
])('%s', (_, state, minute, level) => expect(at(minute, state).level).toBe(level));

test('partial: how many of seven', () => expect(at(2, said([0, 'heartRate', 70], [1, 'spo2', 98]))).toEqual({ level: 'NONE', score: 0, measured: 2, red: [] }));
