import type { VisitState } from '#contracts/visit.js';
import fc from 'fast-check';
import { nextVisitStep, type VisitFacts } from './next-visit-step.js';

const start = new Date('2026-03-05T02:00:00Z');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);
const visit = (more: Partial<VisitFacts>): VisitFacts => ({
  id: 'v',
  state: 'ASSIGNED',
  category: 'CLEAN',
  priority: 'P3',
  urgent: false,
  dueAt: later(1_800),
  plannedMinutes: 60,
  seenAt: start,
  acceptedAt: null,
  enRouteAt: null,
  pickedUpAt: null,
  startedAt: null,
  ...more,
});
const ids = Array.from({ length: 400 }, (_, i) => `visit-${i}`);
/** How many of 400 visits do this by then. */
const count = (act: string, more: Partial<VisitFacts>, seconds: number): number =>
  ids.filter((id) => nextVisitStep(visit({ ...more, id }), later(seconds), 1)?.act === act).length;

describe('what a caregiver does next', () => {
  it('looks first, then mostly accepts', () => {
    expect(count('accept', {}, 3)).toBe(0);
    expect(count('accept', {}, 20)).toBeGreaterThan(360);
    expect(count('decline', {}, 20)).toBeGreaterThan(5);
    expect(count('decline', { urgent: true }, 20)).toBe(0);
  });

  it('goes to an alarm at once and to a cleaning in time; a few forget or are late', () => {
    expect(count('en-route', { state: 'ACCEPTED', acceptedAt: start, urgent: true }, 30)).toBe(400);
    expect(count('en-route', { state: 'ACCEPTED', acceptedAt: start }, 30)).toBe(0);
    const inTime = count('en-route', { state: 'ACCEPTED', acceptedAt: start }, 1_800);
    expect(inTime).toBeGreaterThan(330);
    expect(inTime).toBeLessThan(390);
    const ever = count('en-route', { state: 'ACCEPTED', acceptedAt: start }, 86_400);
    expect(ever).toBeGreaterThan(inTime);
    expect(ever).toBeLessThan(400);
  });

  it('picks a meal up before bringing it', () => {
    const meal = { state: 'EN_ROUTE', category: 'MEAL', enRouteAt: start, plannedMinutes: null } as const;
    expect(nextVisitStep(visit(meal), later(120), 1)).toEqual({ act: 'picked-up' });
    expect(nextVisitStep(visit({ ...meal, pickedUpAt: later(30) }), later(120), 1)).toEqual({ act: 'check-in' });
  });

  it('stays as long as planned; a few leave early, find nobody or are sent away', () => {
    const started = { state: 'STARTED', startedAt: start } as const;
    expect(count('finish', started, 70 * 60)).toBe(400);
    expect(count('finish', started, 45 * 60)).toBeLessThan(70);
    expect(count('finish', started, 60)).toBeGreaterThan(5);
  });

  it('goes on from every state that is not an end, and waits less the faster the pace', () => {
    const states: VisitState[] = ['ASSIGNED', 'EN_ROUTE', 'STARTED'];
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.uuid(), (state, id) => {
        const facts = visit({ id, state, enRouteAt: start, startedAt: start, acceptedAt: start });
        expect(nextVisitStep(facts, later(86_400), 1)).not.toBeNull();
        if (nextVisitStep(facts, later(40), 1)) expect(nextVisitStep(facts, later(40), 4)).not.toBeNull();
      }),
    );
    expect(nextVisitStep(visit({ state: 'CLOSED' }), later(86_400), 1)).toBeNull();
  });
});
