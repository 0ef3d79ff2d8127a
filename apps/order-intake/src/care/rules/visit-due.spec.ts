import { visitDue, type VisitFacts } from './visit-due.js';

/** Shanghai's clock. */
const at = (local: string) => new Date(`${local}:00+08:00`);
const visited: VisitFacts = { grade: 'KEY', since: at('2026-01-01T09:00'), lastVisitAt: at('2026-03-10T15:00'), raisedAt: null, eventAt: null, awayFrom: null, awayUntil: null };

describe('by when is the next visit due?', () => {
  it.each<[string, Partial<VisitFacts>, string, string]>([
    ['high: seven days later, to the end of the day', { grade: 'HIGH' }, '2026-03-18T00:00', 'ROUTINE'],
    ['key: the same day next month', {}, '2026-04-11T00:00', 'ROUTINE'],
    ['ordinary: three months later', { grade: 'ORDINARY' }, '2026-06-11T00:00', 'ROUTINE'],
    ['key: no month is left out after the 31st', { lastVisitAt: at('2026-01-31T15:00') }, '2026-03-01T00:00', 'ROUTINE'],
    ['over the turn of the year', { grade: 'ORDINARY', lastVisitAt: at('2026-11-30T10:00') }, '2027-03-01T00:00', 'ROUTINE'],
    ['just after midnight is the new day', { grade: 'HIGH', lastVisitAt: at('2026-03-11T00:00') }, '2026-03-19T00:00', 'ROUTINE'],
    ['never visited: from when the elder was taken in', { lastVisitAt: null }, '2026-02-02T00:00', 'ROUTINE'],
    ['a real alarm: 24 h', { grade: 'HIGH', eventAt: at('2026-03-12T04:30') }, '2026-03-13T04:30', 'EVENT'],
    ['a real alarm before the last visit: that visit was it', { grade: 'HIGH', eventAt: at('2026-03-10T14:00') }, '2026-03-18T00:00', 'ROUTINE'],
    ['a real alarm, when the turn comes sooner', { grade: 'HIGH', eventAt: at('2026-03-17T12:00') }, '2026-03-18T00:00', 'ROUTINE'],
    ['raised to high long after the last visit: three days', { grade: 'HIGH', raisedAt: at('2026-04-02T10:00') }, '2026-04-06T00:00', 'RAISED'],
    ['raised to high soon after: its turn', { grade: 'HIGH', raisedAt: at('2026-03-11T10:00') }, '2026-03-18T00:00', 'ROUTINE'],
    ['raised before the last visit counts no more', { grade: 'HIGH', raisedAt: at('2026-03-09T10:00') }, '2026-03-18T00:00', 'ROUTINE'],
    ['away when it is due: the day after the return', { awayFrom: at('2026-04-01T09:00'), awayUntil: at('2026-04-20T18:00') }, '2026-04-22T00:00', 'RETURNED'],
    ['a real alarm, then hospital', { grade: 'HIGH', eventAt: at('2026-03-12T04:30'), awayFrom: at('2026-03-12T06:00'), awayUntil: at('2026-03-25T10:00') }, '2026-03-27T00:00', 'RETURNED'],
    ['back long before', { awayFrom: at('2026-03-12T09:00'), awayUntil: at('2026-03-15T18:00') }, '2026-04-11T00:00', 'ROUTINE'],
    ['overdue before going away stays overdue', { awayFrom: at('2026-04-15T09:00'), awayUntil: at('2026-04-20T18:00') }, '2026-04-11T00:00', 'ROUTINE'],
  ])('%s', (_, more, dueAt, because) => {
    expect(visitDue({ ...visited, ...more })).toEqual({ dueAt: at(dueAt), because });
  });
});
