import type { AnyHappened, EventName } from '#contracts/flow.js';
import type { CloseReason, Demand } from './demand.js';
import type { Dossier } from './dossier.js';
import { closeAlarm, joinAlarm, reopenAlarm } from './incident.js';
import { openIncident, openOrder } from './open-dossier.js';

/** The events that say something about a demand. */
export const DEMAND_EVENTS = [
  'alarm.raised',
  'alarm.acknowledged',
  'alarm.contacted',
  'alarm.dispatched',
  'alarm.responder-arrived',
  'alarm.closed',
  'alarm.reopened',
  'alarm.merged',
  'alarm.called-back',
  'order.placed',
  'order.acknowledged',
  'order.cancelled',
  'order.expired',
  'visit.accepted',
  'visit.picked-up',
  'visit.started',
  'visit.finished',
  'order.closed',
  'order.confirmed',
] as const satisfies readonly EventName[];

/**
 * Folds one event into what is known of its demand. `known` is null before the first event; the answer is null while
 * nothing has opened the demand (its first event was missed). The same events in the same order give the same dossier.
 *
 * An order that answers an alarm speaks here with the incident's dossier: its visit is the incident's visit, but its own
 * acknowledgement, cancel and close decide nothing about the incident.
 */
export function applyEvent(known: Dossier | null, event: AnyHappened): Dossier | null {
  if (event.name === 'alarm.raised') return known ? joinAlarm(known, event.payload.alarmId) : openIncident(event);
  if (event.name === 'order.placed' && event.payload.alarmId === null) return known ?? openOrder(event);
  if (known === null) return null;
  switch (event.name) {
    case 'alarm.acknowledged':
      return acknowledge(known, event.payload.by, event.payload.acknowledgedAt);
    case 'alarm.contacted':
      return first(known, 'contactedAt', event.payload.contactedAt);
    case 'alarm.dispatched':
      return first(known, 'sentAt', event.payload.sentAt);
    case 'alarm.responder-arrived':
      return first(known, 'arrivedAt', event.payload.arrivedAt);
    case 'alarm.closed':
      return closeAlarm(known, event.payload);
    case 'alarm.reopened':
      return reopenAlarm(known, event.payload.alarmId);
    case 'alarm.merged':
      // What was asked for here is answered in the other incident: two calls of one need are one demand.
      return closeAlarm(known, { alarmId: event.payload.alarmId, reason: 'DUPLICATE', safetyVerifiedBy: null, closedAt: event.payload.mergedAt });
    case 'alarm.called-back':
      return event.payload.vetoed ? set(known, { vetoedBy: 'callback' }) : known;
    case 'visit.accepted':
      return take(known, event.payload.takenAt, event.payload.takerQualified);
    case 'visit.picked-up':
      return first(known, 'pickedUpAt', event.payload.pickedUpAt);
    case 'visit.started':
      return arrive(known, event.payload);
    case 'visit.finished':
      return set(known, { servedMinutes: event.payload.servedMinutes });
    case 'order.confirmed':
      return event.payload.vetoed ? set(known, { vetoedBy: 'callback' }) : known;
    default:
      return known.demand.kind === 'order' ? applyOrderEvent(known, event) : known;
  }
}

/** What only an order of its own is moved by. */
function applyOrderEvent(known: Dossier, event: AnyHappened): Dossier {
  switch (event.name) {
    case 'order.acknowledged':
      return acknowledge(known, event.payload.by, event.payload.acknowledgedAt);
    case 'order.cancelled':
      return close(set(known, { cancelledAt: Date.parse(event.payload.cancelledAt) }), event.payload.cancelledAt, event.payload.reason);
    case 'order.expired':
      return close(known, event.payload.closedAt, event.payload.reason);
    case 'order.closed': {
      const { closedAt, reason, safetyVerifiedBy, receipt, approved } = event.payload;
      return set(close(known, closedAt, reason), { safetyVerifiedBy, receipt, approved });
    }
    default:
      return known;
  }
}

const set = (known: Dossier, facts: Partial<Demand>): Dossier => ({ ...known, demand: { ...known.demand, ...facts } });

const close = (known: Dossier, closedAt: string, closeReason: CloseReason): Dossier =>
  set(known, { closedAt: Date.parse(closedAt), closeReason });

function first(known: Dossier, fact: 'contactedAt' | 'sentAt' | 'arrivedAt' | 'pickedUpAt', at: string): Dossier {
  return known.demand[fact] === null ? set(known, { [fact]: Date.parse(at) }) : known;
}

/** The first human counts; a robot is noted only until then. */
function acknowledge(known: Dossier, by: 'human' | 'robot', at: string): Dossier {
  const standing = known.demand.acknowledgedBy;
  if (standing === 'human' || standing === by) return known;
  return set(known, { acknowledgedAt: Date.parse(at), acknowledgedBy: by });
}

/**
 * The last one to take it before the arrival counts: a provider that takes in time and gives it back has not answered,
 * and the next one's instant is the honest one.
 */
function take(known: Dossier, takenAt: string, takerQualified: boolean): Dossier {
  return known.demand.arrivedAt === null ? set(known, { takenAt: Date.parse(takenAt), takerQualified }) : known;
}

/** The first arrival with evidence; the desk's own note of an arrival has none and gives way. */
function arrive(known: Dossier, visit: { arrivedAt: string; evidence: Demand['evidence'] }): Dossier {
  if (known.demand.evidence !== null) return known;
  return set(known, { arrivedAt: Date.parse(visit.arrivedAt), evidence: visit.evidence });
}
