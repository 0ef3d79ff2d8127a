import type { Category } from '#contracts/order.js';
import type { VisitState } from '#contracts/visit.js';

export type Step = 'accept' | 'en-route' | 'picked-up' | 'check-in' | 'finish';

interface StepFacts {
  state: VisitState;
  category: Category;
  pickedUpAt: string | null;
}

/** What the caregiver does next, or null when the visit is over. A meal is picked up before it is brought. */
export function nextStep(visit: StepFacts): Step | null {
  if (visit.state === 'ASSIGNED') return 'accept';
  if (visit.state === 'ACCEPTED') return 'en-route';
  if (visit.state === 'EN_ROUTE') return visit.category === 'MEAL' && !visit.pickedUpAt ? 'picked-up' : 'check-in';
  if (visit.state === 'STARTED') return 'finish';
  return null;
}

/** All steps of a visit in order, each with whether it is behind us. */
export function stepsOf(visit: StepFacts): { step: Step; done: boolean; next: boolean }[] {
  const steps: Step[] = ['accept', 'en-route', 'check-in', 'finish'];
  if (visit.category === 'MEAL') steps.splice(2, 0, 'picked-up');
  const next = nextStep(visit);
  const reached = next === null ? steps.length : steps.indexOf(next);
  return steps.map((step, i) => ({ step, done: i < reached, next: step === next }));
}
