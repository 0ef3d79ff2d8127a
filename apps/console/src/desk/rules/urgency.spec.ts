import type { AlarmLevel, AlarmState } from '#contracts/alarm.js';
import { byUrgency, defiesFilters, laneOf } from './urgency.js';

const alarm = (level: AlarmLevel, state: AlarmState, minute: number) => ({ level, state, raisedAt: `2026-11-22T00:${String(minute).padStart(2, '0')}:00Z` });

describe('the queue', () => {
  it('puts who waits before who is helped, the worse before the milder, the older before the newer', () => {
    const rows = [
      alarm('T', 'RAISED', 1),
      alarm('P1', 'REOPENED', 2),
      alarm('P3', 'RAISED', 3),
      alarm('P1', 'RAISED', 5),
      alarm('P1', 'RAISED', 4),
      alarm('P2', 'RAISED', 6),
      alarm('T', 'ACKED', 0),
    ];
    expect(rows.toSorted(byUrgency).map((row) => `${row.level} ${row.state}`)).toEqual([
      'P1 RAISED',
      'P1 RAISED',
      'P2 RAISED',
      'P3 RAISED',
      'P1 REOPENED',
      'T RAISED',
      'T ACKED',
    ]);
  });

  it('hides no P1 that waits, whatever the filter', () => {
    expect(defiesFilters(alarm('P1', 'RAISED', 0))).toBe(true);
    expect(defiesFilters(alarm('P1', 'ACKED', 0))).toBe(false);
    expect(defiesFilters(alarm('P2', 'RAISED', 0))).toBe(false);
  });

  it('keeps technical alarms in a lane of their own', () => {
    expect(laneOf(alarm('T', 'RAISED', 0))).toBe('technical');
    expect(laneOf(alarm('P2', 'DISPATCHED', 0))).toBe('working');
  });
});
