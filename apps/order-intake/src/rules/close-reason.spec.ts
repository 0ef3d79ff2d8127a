import type { VisitOutcome } from '#contracts/visit.js';
import { closeReason } from './close-reason.js';

describe('what a visit closes its order as', () => {
  it.each<[VisitOutcome, number, number | null, object]>([
    ['DONE', 60, 60, { closes: true, reason: 'DONE' }],
    ['DONE', 48, 60, { closes: true, reason: 'DONE' }],
    ['DONE', 47, 60, { closes: true, reason: 'DONE_SHORT' }],
    ['DONE', 0, null, { closes: true, reason: 'DONE' }],
    ['ELDER_REFUSED', 2, 60, { closes: true, reason: 'ELDER_REFUSED' }],
    ['NO_SHOW', 0, 60, { closes: true, reason: 'NO_SHOW' }],
    ['ELDER_ABSENT', 5, 60, { closes: false, reason: 'ELDER_ABSENT', awaits: 'SAFETY' }],
    ['REFERRED', 5, null, { closes: false, reason: 'REFERRED', awaits: 'RECEIPT' }],
  ])('%s after %i of %s minutes', (outcome, served, planned, close) => {
    expect(closeReason(outcome, served, planned)).toEqual(close);
  });
});
