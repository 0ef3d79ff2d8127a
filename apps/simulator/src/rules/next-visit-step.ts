import type { Category } from '#contracts/order.js';
import type { VisitOutcome, VisitState } from '#contracts/visit.js';
import { shareOf } from './dice.js';

/** A visit as its caregiver's day shows it. */
export interface VisitFacts {
  id: string;
  state: VisitState;
  category: Category;
  priority: string;
  /** A responder to an alarm goes at once. */
  urgent: boolean;
  dueAt: Date;
  plannedMinutes: number | null;
  /** When this visit was first seen; null counts from now. */
  seenAt: Date;
  acceptedAt: Date | null;
  enRouteAt: Date | null;
  pickedUpAt: Date | null;
  startedAt: Date | null;
}

export type VisitStep = { act: 'accept' | 'decline' | 'en-route' | 'picked-up' | 'check-in' } | { act: 'finish'; outcome: VisitOutcome };

/** How the city's caregivers behave. Shares of 1; all invented. */
const DECLINES = 0.05;
const FORGETS = 0.03;
const RUNS_LATE = 0.06;
const LEAVES_EARLY = 0.05;
const ABSENT = 0.04;
const REFUSED = 0.02;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * What the caregiver does now, or null: not yet, or never. Waiting and driving shrink with `pace`; the minutes served
 * do not: the server's clock counts them.
 */
export function nextVisitStep(visit: VisitFacts, now: Date, pace: number): VisitStep | null {
  const share = (question: string): number => shareOf(visit.id, question);
  const since = (from: Date | null, seconds: number): boolean => now.getTime() >= (from ?? now).getTime() + (seconds * SECOND) / pace;
  switch (visit.state) {
    case 'ASSIGNED':
      if (!since(visit.seenAt, 4 + 12 * share('looks'))) return null;
      return { act: share('declines') < DECLINES && !visit.urgent ? 'decline' : 'accept' };
    case 'ACCEPTED':
      if (share('forgets') < FORGETS && !visit.urgent) return null;
      return now.getTime() >= departAt(visit, pace) && since(visit.acceptedAt, 6 + 20 * share('leaves')) ? { act: 'en-route' } : null;
    case 'EN_ROUTE':
      if (visit.category === 'MEAL' && !visit.pickedUpAt) return since(visit.enRouteAt, 8 + 20 * share('kitchen')) ? { act: 'picked-up' } : null;
      return since(visit.pickedUpAt ?? visit.enRouteAt, 20 + 60 * share('drives')) ? { act: 'check-in' } : null;
    case 'STARTED':
      return finish(visit, now, share);
    default:
      return null;
  }
}

/** Meals leave when their window opens, everything else so as to arrive about when it is due. */
function departAt(visit: VisitFacts, pace: number): number {
  if (visit.urgent) return 0;
  const lateMinutes = shareOf(visit.id, 'late') < RUNS_LATE ? 15 + 30 * shareOf(visit.id, 'how late') : 0;
  const aheadMinutes = visit.category === 'MEAL' ? MEAL_WINDOW_MINUTES : (ARRIVES_AHEAD_MINUTES * shareOf(visit.id, 'ahead')) / pace;
  return visit.dueAt.getTime() + (lateMinutes - aheadMinutes) * MINUTE;
}

/** Longest delivery window: due at its end. */
const MEAL_WINDOW_MINUTES = 120;
const ARRIVES_AHEAD_MINUTES = 8;
/** Somebody who is not there, or does not want, is known within a minute; a responder stays a little. */
const QUICK_MINUTES = 0.7;

function finish(visit: VisitFacts, now: Date, share: (question: string) => number): VisitStep | null {
  const outcome = outcomeOf(visit, share('outcome'));
  const full = visit.plannedMinutes ?? QUICK_MINUTES + share('stays');
  const part = share('short') < LEAVES_EARLY ? 0.5 + 0.2 * share('how short') : 0.9 + 0.15 * share('how long');
  const minutes = outcome === 'DONE' ? full * part : QUICK_MINUTES;
  return now.getTime() >= (visit.startedAt ?? now).getTime() + minutes * MINUTE ? { act: 'finish', outcome } : null;
}

function outcomeOf({ urgent }: VisitFacts, share: number): VisitOutcome {
  if (urgent || share >= ABSENT + REFUSED) return 'DONE';
  return share < ABSENT ? 'ELDER_ABSENT' : 'ELDER_REFUSED';
}
