import type { DutyReason, RiskGrade, VisitWay } from '#contracts/care.js';
import { fulfilsVisit, mayRecordVisit } from './fulfils-visit.js';

describe('does this visit fulfil the duty?', () => {
  it.each<[VisitWay, boolean, RiskGrade, DutyReason, boolean]>([
    ['DOOR', true, 'HIGH', 'EVENT', true],
    ['VIDEO', true, 'HIGH', 'ROUTINE', true],
    ['DOOR', false, 'ORDINARY', 'ROUTINE', false],
    ['PHONE', true, 'ORDINARY', 'ROUTINE', true],
    ['PHONE', true, 'ORDINARY', 'EVENT', false],
    ['PHONE', true, 'KEY', 'ROUTINE', false],
    ['PHONE', true, 'HIGH', 'ROUTINE', false],
  ])('%s, met %s, %s, %s: %s', (way, met, grade, because, answer) => expect(fulfilsVisit({ way, met }, { grade, because })).toBe(answer));
});

describe('may it be written down now?', () => {
  const now = new Date('2026-12-01T02:00:00Z');
  it.each([
    [0, { ok: true }],
    [-301, { ok: false, why: 'VISITED_IN_FUTURE' }],
    [-300, { ok: true }],
    [86_400, { ok: true }],
    [86_401, { ok: false, why: 'VISITED_TOO_LONG_AGO' }],
  ])('%i s ago', (seconds, answer) => expect(mayRecordVisit(new Date(now.getTime() - seconds * 1000), now)).toEqual(answer));
});
