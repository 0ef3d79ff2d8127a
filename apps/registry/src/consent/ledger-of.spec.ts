import type { ConsentFile } from './consent.store.js';
import { ledgerOf } from './ledger-of.js';

const line = (kind: ConsentFile['kind'], granted: boolean, hour: number): ConsentFile => ({
  kind, granted, givenBy: 'ELDER', evidence: null, purpose: 'p', at: new Date(Date.UTC(2026, 10, 22, hour)), recordedBy: 'x',
});
const NEWEST_FIRST = [line('LOCATION', true, 12), line('LOCATION', false, 11), line('FORCED_ENTRY', true, 10), line('LOCATION', true, 9)];

it('stands as the newest line of a kind says; nobody asked means no', () =>
  expect(ledgerOf(['LOCATION', 'FORCED_ENTRY', 'HEALTH_DATA'], NEWEST_FIRST).standing).toEqual([
    { kind: 'LOCATION', granted: true, since: '2026-11-22T12:00:00.000Z' },
    { kind: 'FORCED_ENTRY', granted: true, since: '2026-11-22T10:00:00.000Z' },
    { kind: 'HEALTH_DATA', granted: false, since: null },
  ]));

it('says of a yes when it was taken back', () =>
  expect(ledgerOf([], NEWEST_FIRST).lines.map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, null, null, '2026-11-22T11:00:00.000Z']));
