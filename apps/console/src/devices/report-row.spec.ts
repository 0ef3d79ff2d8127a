import type { DeviceRow } from '../api/register-types.js';
import { ago, neverActivated, untested } from './report-row.js';

const row = { id: 'D', class: 'SOS', model: 'M', elderNameMasked: null, streetName: null, issuedOn: '2026-11-01', activatedAt: '2026-01-02T00:00:00Z', lastTestedAt: '2026-01-01T00:00:00Z' } as DeviceRow;

describe('a line of a report', () => {
  it('counts from the hand-over', () => expect(neverActivated(row).since).toBe('2026-11-01T00:00:00+08:00'));
  it('counts from the later proof', () => expect(untested(row).since).toBe('2026-01-02T00:00:00Z'));
  it('counts from the only proof', () => expect(untested({ ...row, lastTestedAt: null }).since).toBe('2026-01-02T00:00:00Z'));
  it.each([
    [47.9, { unit: 'hours', n: 47 }],
    [48, { unit: 'days', n: 2 }],
    [-1, { unit: 'hours', n: 0 }],
  ])('%d hours ago', (hours, expected) => expect(ago('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:00:00Z') + hours * 3_600_000)).toEqual(expected));
});
