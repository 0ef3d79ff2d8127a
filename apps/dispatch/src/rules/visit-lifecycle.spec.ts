import fc from 'fast-check';
import { VISIT_STATES, type VisitState } from '#contracts/visit.js';
import { nextVisitState, VISIT_MOVES, type VisitAct } from './visit-lifecycle.js';

const ACTS = Object.keys(VISIT_MOVES) as VisitAct[];
const step = (state: VisitState, act: VisitAct): VisitState => {
  const move = nextVisitState(state, act);
  return move.ok ? move.state : state;
};

describe('the life of a visit', () => {
  it('reaches every state from ASSIGNED', () => {
    const seen = new Set<VisitState>(['ASSIGNED']);
    for (const state of seen) for (const act of ACTS) seen.add(step(state, act));
    expect([...seen].toSorted()).toEqual([...VISIT_STATES].toSorted());
  });

  it.each<[VisitState, VisitAct[]]>([
    ['ASSIGNED', ['accept', 'decline', 'cancel']],
    ['ACCEPTED', ['decline', 'depart', 'pick-up', 'check-in', 'miss', 'cancel']],
    ['EN_ROUTE', ['pick-up', 'check-in', 'miss', 'cancel']],
    ['STARTED', ['finish']],
    ['FINISHED', ['close']],
    ['CLOSED', []],
    ['FAILED', []],
    ['CANCELLED', []],
  ])('%s allows these acts and no other', (state, allowed) => {
    expect(ACTS.filter((act) => nextVisitState(state, act).ok).toSorted()).toEqual([...allowed].toSorted());
  });

  it('never comes back from where it ended', () => {
    fc.assert(
      fc.property(fc.constantFrom<VisitState>('CLOSED', 'FAILED', 'CANCELLED'), fc.array(fc.constantFrom(...ACTS)), (end, acts) => {
        expect(acts.reduce(step, end)).toBe(end);
      }),
    );
  });
});
