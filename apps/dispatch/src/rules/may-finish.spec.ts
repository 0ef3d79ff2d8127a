import type { Role } from '#contracts/people.js';
import type { VisitOutcome } from '#contracts/visit.js';
import { endingAct } from './may-finish.js';

describe('who says how a visit ended', () => {
  it.each<[VisitOutcome, Role, string | null]>([
    ['DONE', 'caregiver', 'finish'],
    ['ELDER_ABSENT', 'caregiver', 'finish'],
    ['DONE', 'provider-dispatcher', null],
    ['NO_SHOW', 'provider-dispatcher', 'miss'],
    ['NO_SHOW', 'caregiver', null],
  ])('%s by the %s', (outcome, role, act) => {
    expect(endingAct(outcome, role)).toEqual(act ? { ok: true, act } : { ok: false, why: 'NOT_YOURS_TO_SAY' });
  });
});
