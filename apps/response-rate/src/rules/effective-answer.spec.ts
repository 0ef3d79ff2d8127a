import { makeAlarm, makeMeal, makeOrder, makeVisitedAlarm, type DemandLine } from '#test/rate/make-demand.js';
import { CLAUSES } from './clauses.js';
import type { Demand } from './demand.js';
import { effectiveAnswer, explain } from './effective-answer.js';
import { freezeOf, monthOf } from './month.js';
import { DEFAULT_POLICY } from './policy.js';
import { readLine } from './read-line.js';

const MS = { night: '2026-03-10T13:00:00Z' };

function demandOf(line: DemandLine): Demand {
  const read = readLine(JSON.stringify(line));
  if (!read.ok || read.value.type !== 'demand') throw new Error(JSON.stringify(read));
  return read.value.demand;
}

/** `effective`, or the reason. */
function verdict(line: DemandLine, asOf?: string): string {
  const demand = demandOf(line);
  const freezeAt = freezeOf(monthOf(demand.createdAt));
  const { outcome, why } = effectiveAnswer(demand, DEFAULT_POLICY, asOf ? Date.parse(asOf) : freezeAt, freezeAt);
  return why ?? outcome;
}

describe('left out of N', () => {
  it.each<[string, string, DemandLine]>([
    ['a technical alarm', 'TECHNICAL', makeAlarm({ level: 'T' })],
    ['a technical alarm closed as a test', 'TECHNICAL', makeAlarm({ level: 'T', closeReason: 'TEST' })],
    ['a test', 'TEST', makeOrder({ closeReason: 'TEST' })],
    ['a test that is still open', 'TEST', makeOrder({ closeReason: 'TEST', closedAt: null })],
    ['a duplicate', 'DUPLICATE', makeAlarm({ closeReason: 'DUPLICATE' })],
    ['out of scope', 'OUT_OF_SCOPE', makeOrder({ closeReason: 'OUT_OF_SCOPE' })],
    ['an early cancel', 'ELDER_CANCEL_EARLY', makeOrder({ closeReason: 'ELDER_CANCEL_EARLY' })],
    ['approved force majeure', 'FORCE_MAJEURE', makeOrder({ closeReason: 'FORCE_MAJEURE', approved: true })],
    ['a late cancel before the limit', 'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT', makeOrder({ closeReason: 'ELDER_CANCEL_LATE', cancelledAt: '2026-03-10T02:29:59.999Z' })],
    ['a late cancel in the night', 'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT', makeOrder({ createdAt: MS.night, closeReason: 'ELDER_CANCEL_LATE', cancelledAt: '2026-03-10T23:29:59Z' })],
  ])('%s: %s', (_name, why, line) => {
    expect(verdict(line, '2026-03-11T00:00:00Z')).toBe(why);
  });

  it.each<[string, string, DemandLine]>([
    ['force majeure that nobody approved', 'RESULT', makeOrder({ closeReason: 'FORCE_MAJEURE' })],
    ['a late cancel at the limit', 'effective', makeOrder({ closeReason: 'ELDER_CANCEL_LATE', cancelledAt: '2026-03-10T02:30:00Z' })],
    ['a late cancel without an instant', 'effective', makeOrder({ closeReason: 'ELDER_CANCEL_LATE' })],
    ['an order with level T', 'effective', makeOrder({ level: 'T' })],
    ['a false alarm', 'effective', makeAlarm({ closeReason: 'FALSE_PRESS' })],
  ])('stays in: %s', (_name, why, line) => {
    expect(verdict(line)).toBe(why);
  });
});

describe('pending', () => {
  it('is an open demand before the freeze of its own month, not from the freeze on', () => {
    const open = makeOrder({ closedAt: null });
    expect(verdict(open, '2026-04-07T15:59:59.999Z')).toBe('pending');
    expect(verdict(open, '2026-04-07T16:00:00Z')).toBe('RESULT');
  });

  it('is never a closed one, even if it closed after as-of', () => {
    expect(verdict(makeOrder({ closedAt: '2026-05-01T00:00:00Z' }), '2026-03-01T00:00:00Z')).toBe('effective');
  });
});

describe('the five clauses', () => {
  it.each<[string, string, DemandLine]>([
    ['a good order', 'effective', makeOrder()],
    ['a good meal', 'effective', makeMeal()],
    ['a good call', 'effective', makeAlarm()],
    ['a good visit', 'effective', makeVisitedAlarm()],

    ['acknowledged at the limit', 'effective', makeAlarm({ acknowledgedAt: '2026-03-10T02:01:00Z' })],
    ['acknowledged after it', 'ACKNOWLEDGED', makeAlarm({ acknowledgedAt: '2026-03-10T02:01:00.001Z' })],
    ['acknowledged by nobody', 'ACKNOWLEDGED', makeOrder({ acknowledgedAt: null })],
    ['acknowledged by a robot', 'ACKNOWLEDGED', makeOrder({ acknowledgedBy: 'robot' })],
    ['acknowledged by who knows', 'ACKNOWLEDGED', makeOrder({ acknowledgedBy: null })],

    ['taken at the limit', 'effective', makeOrder({ takenAt: '2026-03-10T02:35:00Z' })],
    ['taken after it', 'TAKEN', makeOrder({ takenAt: '2026-03-10T02:35:00.001Z' })],
    ['taken by somebody unqualified', 'TAKEN', makeOrder({ takerQualified: false })],
    ['taken by nobody', 'TAKEN', makeOrder({ takenAt: null })],
    ['an appointment taken at its limits', 'effective', makeOrder({ appointment: true, acknowledgedAt: '2026-03-10T02:00:00Z', takenAt: '2026-03-10T06:00:00Z', dueAt: '2026-03-10T08:00:00Z', arrivedAt: '2026-03-10T08:00:00Z' })],
    ['an appointment taken after 4 h', 'TAKEN', makeOrder({ appointment: true, acknowledgedAt: '2026-03-10T02:00:00Z', takenAt: '2026-03-10T06:00:00.001Z', dueAt: '2026-03-12T08:00:00Z' })],
    ['an appointment taken less than 2 h before', 'TAKEN', makeOrder({ appointment: true, takenAt: '2026-03-10T04:00:00.001Z' })],
    ['an appointment for no hour', 'TAKEN', makeOrder({ appointment: true, dueAt: null })],
    ['a visit that nobody took', 'TAKEN', makeVisitedAlarm({ takenAt: null })],
    ['a visit by somebody unqualified', 'TAKEN', makeVisitedAlarm({ takerQualified: false })],
    ['a visit taken much later', 'effective', makeVisitedAlarm({ takenAt: '2026-03-10T02:24:00Z' })],

    ['called at the limit', 'effective', makeAlarm({ contactedAt: '2026-03-10T02:03:30Z' })],
    ['called after it', 'ARRIVED', makeAlarm({ contactedAt: '2026-03-10T02:03:30.001Z' })],
    ['called never', 'ARRIVED', makeAlarm({ contactedAt: null })],
    ['P2 called late', 'effective', makeAlarm({ level: 'P2', contactedAt: '2026-03-10T09:00:00Z' })],
    ['P2 called never', 'ARRIVED', makeAlarm({ level: 'P2', contactedAt: null })],
    ['P1 on site at the limit', 'effective', makeVisitedAlarm({ arrivedAt: '2026-03-10T02:48:00Z' })],
    ['P1 on site after it', 'ARRIVED', makeVisitedAlarm({ arrivedAt: '2026-03-10T02:48:00.001Z' })],
    ['P2 on site at the limit', 'effective', makeVisitedAlarm({ level: 'P2', arrivedAt: '2026-03-10T04:03:00Z' })],
    ['P2 on site after it', 'ARRIVED', makeVisitedAlarm({ level: 'P2', arrivedAt: '2026-03-10T04:03:00.001Z' })],
    ['P3 on site at the limit', 'effective', makeVisitedAlarm({ level: 'P3', arrivedAt: '2026-03-10T06:03:00Z' })],
    ['P3 on site after it', 'ARRIVED', makeVisitedAlarm({ level: 'P3', arrivedAt: '2026-03-10T06:03:00.001Z' })],
    ['a visit that was only called', 'ARRIVED', makeVisitedAlarm({ arrivedAt: null })],
    ['no evidence', 'ARRIVED', makeOrder({ evidence: null })],
    ['a manual entry', 'ARRIVED', makeOrder({ evidence: 'manual' })],
    ['an approved manual entry', 'effective', makeOrder({ evidence: 'manual', manualApproved: true })],
    ['a meal 60 min after pick-up', 'effective', makeMeal({ pickedUpAt: '2026-03-10T04:30:00Z', arrivedAt: '2026-03-10T05:30:00Z' })],
    ['a meal later than 60 min', 'ARRIVED', makeMeal({ pickedUpAt: '2026-03-10T04:29:59.999Z', arrivedAt: '2026-03-10T05:30:00Z' })],
    ['a meal after its window', 'ARRIVED', makeMeal({ arrivedAt: '2026-03-10T05:30:00.001Z' })],
    ['a meal that was never picked up', 'ARRIVED', makeMeal({ pickedUpAt: null })],
    ['a meal without a window', 'ARRIVED', makeMeal({ dueAt: null })],
    ['cleaning 30 min late', 'effective', makeOrder({ arrivedAt: '2026-03-10T06:30:00Z' })],
    ['cleaning later', 'ARRIVED', makeOrder({ arrivedAt: '2026-03-10T06:30:00.001Z' })],
    ['medical help 15 min late', 'effective', makeOrder({ category: 'MEDICAL', arrivedAt: '2026-03-10T06:15:00Z' })],
    ['medical help later', 'ARRIVED', makeOrder({ category: 'MEDICAL', arrivedAt: '2026-03-10T06:15:00.001Z' })],
    ['a care call 30 min late', 'effective', makeOrder({ category: 'REMOTE', evidence: 'call', arrivedAt: '2026-03-10T06:30:00Z' })],
    ['a care call later', 'ARRIVED', makeOrder({ category: 'REMOTE', evidence: 'call', arrivedAt: '2026-03-10T06:30:00.001Z' })],
    ['referred without anybody going', 'effective', makeOrder({ closeReason: 'REFERRED', receipt: true, arrivedAt: null, evidence: null })],

    ['80 % of the length', 'effective', makeOrder({ plannedMinutes: 90, servedMinutes: 72 })],
    ['less than 80 %', 'RESULT', makeOrder({ plannedMinutes: 90, servedMinutes: 71 })],
    ['a length that nobody measured', 'RESULT', makeOrder({ servedMinutes: null })],
    ['no length planned', 'effective', makeOrder({ plannedMinutes: null, servedMinutes: null })],
    ['done short', 'RESULT', makeOrder({ closeReason: 'DONE_SHORT' })],
    ['refused at the door', 'effective', makeOrder({ closeReason: 'ELDER_REFUSED', servedMinutes: 0 })],
    ['refused before anybody came', 'ARRIVED', makeOrder({ closeReason: 'ELDER_REFUSED', arrivedAt: null })],
    ['absent, safety verified', 'effective', makeOrder({ closeReason: 'ELDER_ABSENT', safetyVerifiedBy: 'neighbour' })],
    ['absent, and nobody asked', 'RESULT', makeOrder({ closeReason: 'ELDER_ABSENT' })],
    ['referred without a receipt', 'RESULT', makeOrder({ closeReason: 'REFERRED' })],
    ['an alarm referred with a receipt', 'effective', makeAlarm({ closeReason: 'REFERRED', receipt: true, safetyVerifiedBy: null, contactedAt: null })],
    ['no provider', 'RESULT', makeOrder({ closeReason: 'NO_PROVIDER' })],
    ['closed for no reason', 'RESULT', makeOrder({ closeReason: null })],
    ['not closed', 'RESULT', makeOrder({ closedAt: null })],
    ['an alarm without safety', 'RESULT', makeAlarm({ safetyVerifiedBy: null })],
    ['an alarm closed as repaired', 'RESULT', makeAlarm({ closeReason: 'TECH_FIXED' })],
    ['an alarm closed like an order', 'RESULT', makeAlarm({ closeReason: 'DONE' })],
    ['an order closed like an alarm', 'RESULT', makeOrder({ closeReason: 'REAL_PHONE', safetyVerifiedBy: 'voice' })],

    ['vetoed by the call-back', 'NO_VETO', makeOrder({ vetoedBy: 'callback' })],
    ['vetoed, but late already', 'ACKNOWLEDGED', makeOrder({ vetoedBy: 'fraud', acknowledgedAt: null })],
  ])('%s: %s', (_name, why, line) => {
    expect(verdict(line)).toBe(why);
  });

  it.each(['REAL_120', 'REAL_119', 'REAL_110', 'REAL_FAMILY', 'REAL_ONSITE', 'REAL_PHONE', 'FALSE_PRESS', 'FALSE_DEVICE', 'FALSE_ENV', 'AWAY', 'LEAK', 'NO_CONTACT_HANDED', 'DECEASED'])(
    'an alarm closed as %s with safety verified was answered',
    (closeReason) => {
      expect(verdict(makeAlarm({ closeReason }))).toBe('effective');
    },
  );
});

describe('explain', () => {
  it('shows each clause in order, with its limit and what happened', () => {
    const findings = explain(demandOf(makeOrder({ arrivedAt: '2026-03-10T06:40:00Z' })), DEFAULT_POLICY);
    expect(findings.map(({ clause }) => clause)).toEqual(CLAUSES);
    expect(findings[2]).toEqual({ clause: 'ARRIVED', held: false, limitAt: Date.parse('2026-03-10T06:30:00Z'), actualAt: Date.parse('2026-03-10T06:40:00Z') });
  });

  it('does not call an absent elder answered when nobody stood at the door in time', () => {
    const findings = explain(demandOf(makeOrder({ closeReason: 'ELDER_ABSENT', safetyVerifiedBy: 'family', arrivedAt: null })), DEFAULT_POLICY);
    expect(findings.map(({ held }) => held)).toEqual([true, true, false, false, true]);
  });
});
