import type { AnyHappened } from '#contracts/flow.js';

/**
 * Which root record an event speaks of. `order`: the order's own id, behind which an incident may stand (see the links
 * of orders to incidents); null for an event that says nothing about demands.
 */
export type Subject = { kind: 'incident'; id: string } | { kind: 'order'; id: string } | null;

export function subjectOf({ payload }: AnyHappened): Subject {
  if ('incidentId' in payload && payload.incidentId !== null) return { kind: 'incident', id: payload.incidentId };
  return 'orderId' in payload ? { kind: 'order', id: payload.orderId } : null;
}

/** The ids under which the demand of an event may be stored. */
export function idsIn(event: AnyHappened): string[] {
  const subject = subjectOf(event);
  return subject === null ? [] : [subject.id];
}
