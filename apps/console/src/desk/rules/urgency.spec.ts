import type { AlarmLevel, Ring } from '#contracts/alarm.js';
import { byUrgency, placeRows, seenUnder, type Urgent } from './urgency.js';

const RING: Record<AlarmLevel, Ring | null> = { P1: 'L1', P2: 'L2', P3: 'L3', T: null };
const at = (minute: number): string => `2026-11-22T00:${String(minute).padStart(2, '0')}:00Z`;
const alarm = (level: AlarmLevel, waits: boolean, minute: number, more: Partial<Urgent> = {}): Urgent => ({
  id: `${level}${waits ? 'w' : 'h'}${minute}`,
  incidentId: `${level}${waits}${minute}`,
  level,
  waitingSince: waits ? at(minute) : null,
  ring: waits ? RING[level] : null,
  raisedAt: at(minute),
  ...more,
});
const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe('the queue', () => {
  it('puts who waits before who is helped, the worse before the milder, the older before the newer', () => {
    const rows = [alarm('P1', false, 2), alarm('P3', true, 3), alarm('P1', true, 5), alarm('P1', true, 4), alarm('P2', true, 6), alarm('P3', false, 0)];
    expect(ids(rows.toSorted(byUrgency))).toEqual(['P1w4', 'P1w5', 'P2w6', 'P3w3', 'P1h2', 'P3h0']);
  });

  it('puts what has climbed beside what rings alike', () => {
    expect(ids([alarm('P3', true, 1), alarm('P2', true, 9, { ring: 'L1' }), alarm('P1', true, 20)].toSorted(byUrgency))).toEqual(['P1w20', 'P2w9', 'P3w1']);
    expect(ids([alarm('P2', true, 1), alarm('P3', true, 9, { ring: 'L1' })].toSorted(byUrgency))).toEqual(['P3w9', 'P2w1']);
  });

  it('shows a P1 that waits whatever the filter, three of them at most', () => {
    const rows = [alarm('P1', true, 1), alarm('P1', true, 2), alarm('P1', true, 3), alarm('P1', true, 4), alarm('P2', true, 5), alarm('P3', true, 6), alarm('P1', false, 7)];
    expect(ids(seenUnder(rows, ({ level }) => level === 'P3'))).toEqual(['P1w1', 'P1w2', 'P1w3', 'P3w6']);
    expect(ids(seenUnder(rows, ({ level }) => level === 'P1'))).toEqual(['P1w1', 'P1w2', 'P1w3', 'P1w4', 'P1h7']);
    expect(ids(seenUnder(rows, () => false))).toEqual(['P1w1', 'P1w2', 'P1w3']);
  });

  it('shows alarms of one incident together, where the most urgent of them stands', () => {
    const placed = placeRows([alarm('P3', false, 1, { incidentId: 'x' }), alarm('P1', false, 2), alarm('P2', true, 3, { incidentId: 'x' }), alarm('P1', true, 4)]);
    expect(placed.map(({ row, lane, joined }) => `${row.id} ${lane}${joined ? ' joined' : ''}`)).toEqual(['P1w4 waiting', 'P2w3 waiting', 'P3h1 waiting joined', 'P1h2 working']);
  });
});
