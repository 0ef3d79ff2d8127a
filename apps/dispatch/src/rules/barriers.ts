import { CERTIFIED_SKILLS, type Skill } from '#contracts/people.js';
import type { Barrier, CaregiverFacts, Promised, Span, Wanted } from './candidate.js';
import { distanceMeters, travelMinutes } from './distance.js';
import { shanghaiDay } from './shanghai-day.js';

/** How long an untimed service keeps somebody, minutes; our own defaults. */
export const UNTIMED_MINUTES = { MEAL: 15, CLEAN: 60, MEDICAL: 30, REMOTE: 30 } as const;

/** Meals go out in tours: so many of one courier may be due within this time of each other (own; 60 min from the kitchen). */
export const TOUR_MEALS = 12;
export const TOUR_MINUTES = 30;

const MINUTE_MS = 60_000;

/** When the visit is expected to run. */
export function visitSpan(wanted: Pick<Wanted, 'category' | 'dueAt' | 'plannedMinutes'>): Span {
  const minutes = wanted.plannedMinutes ?? UNTIMED_MINUTES[wanted.category];
  return { from: wanted.dueAt, to: new Date(wanted.dueAt.getTime() + minutes * MINUTE_MS) };
}

/**
 * What forbids that this caregiver goes at all, whoever asks: INACTIVE, NO_SKILL, CERTIFICATE_EXPIRED (on the day of the
 * visit, Asia/Shanghai; the last day still counts), OUTSIDE_AREA. Empty: qualified.
 */
export function disqualifications(wanted: Wanted, caregiver: CaregiverFacts): Barrier[] {
  const barriers: Barrier[] = [];
  if (!caregiver.active) barriers.push('INACTIVE');
  const held = caregiver.skills.find(({ skill }) => skill === wanted.skill);
  if (!held) barriers.push('NO_SKILL');
  else if (!certificateHolds(wanted.skill, held.certificateExpiresOn, wanted.dueAt)) barriers.push('CERTIFICATE_EXPIRED');
  if (!caregiver.servesHere) barriers.push('OUTSIDE_AREA');
  return barriers;
}

/**
 * Everything that keeps this caregiver out of the search: the disqualifications, and GENDER_WISH (binding for bathing),
 * OFF_SHIFT (the whole visit must lie in one shift; help to an alarm only its start), NOT_FREE (another promised visit
 * overlaps, or the way between the two takes longer than the gap; meals beside meals: the tour is full).
 */
export function barriersOf(wanted: Wanted, caregiver: CaregiverFacts): Barrier[] {
  const barriers = disqualifications(wanted, caregiver);
  const span = visitSpan(wanted);
  const { genderWish } = wanted.elder;
  if (wanted.skill === 'BATHING' && genderWish && genderWish !== caregiver.gender) barriers.push('GENDER_WISH');
  if (!caregiver.shifts.some((shift) => isCovered(span, shift, wanted.priority === 'P1'))) barriers.push('OFF_SHIFT');
  if (!isFree(wanted, span, caregiver.promised)) barriers.push('NOT_FREE');
  return barriers;
}

function certificateHolds(skill: Skill, expiresOn: string | null, dueAt: Date): boolean {
  if (!CERTIFIED_SKILLS.includes(skill)) return true;
  return expiresOn !== null && expiresOn >= shanghaiDay(dueAt);
}

function isCovered(span: Span, shift: Span, startSuffices: boolean): boolean {
  const startsInside = shift.from <= span.from && span.from < shift.to;
  return startsInside && (startSuffices || span.to <= shift.to);
}

function isFree(wanted: Wanted, span: Span, promised: readonly Promised[]): boolean {
  const onTour = (visit: Promised): boolean => wanted.category === 'MEAL' && visit.category === 'MEAL';
  const near = promised.filter((visit) => onTour(visit) && Math.abs(visit.from.getTime() - span.from.getTime()) <= TOUR_MINUTES * MINUTE_MS);
  return near.length < TOUR_MEALS && !promised.some((visit) => !onTour(visit) && collides(wanted, span, visit));
}

function collides(wanted: Wanted, span: Span, promised: Promised): boolean {
  const wayMs = travelMinutes(distanceMeters(wanted.place, promised.place)) * MINUTE_MS;
  return span.from.getTime() < promised.to.getTime() + wayMs && promised.from.getTime() < span.to.getTime() + wayMs;
}
