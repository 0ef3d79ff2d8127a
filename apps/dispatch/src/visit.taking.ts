import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { cancelTimer, setTimer } from '#platform/timers.js';
import type { CareSearch } from './care-search.js';
import { audienceOf, type CareVisit } from './care-visit.js';
import { ASSIGNMENT_TIMER } from './dispatch.timers.js';
import { OfferStore } from './offer.store.js';
import type { CaregiverFacts } from './rules/candidate.js';
import { countdownSeconds } from './rules/next-round.js';
import { nextVisitState } from './rules/visit-lifecycle.js';
import { SearchRounds } from './search.rounds.js';
import { SearchStore } from './search.store.js';
import { VisitStore } from './visit.store.js';

/** Six digits that a person can say through a door. */
const doorCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** From a search to a visit, and back. Its callers hold the search's row and have asked the rules. */
@Injectable()
export class VisitTaking {
  constructor(
    private readonly searches: SearchStore,
    private readonly offers: OfferStore,
    private readonly visits: VisitStore,
    private readonly rounds: SearchRounds,
  ) {}

  /** `accepted`: the caregiver (or its dispatcher for it) said yes. Otherwise it was named and has still to answer. */
  async take(tx: Transaction, search: CareSearch, taker: CaregiverFacts, me: Account, accepted: boolean): Promise<string> {
    await this.rounds.closeOffers(tx, search, 'LOST');
    const visit = visitOf(search, taker, tx.now, accepted);
    await this.visits.insert(tx, visit);
    await this.searches.change(tx, search, { state: 'TAKEN' });
    if (accepted) await this.tellAccepted(tx, visit, me);
    else {
      const dueAt = new Date(tx.now.getTime() + countdownSeconds(search) * 1_000);
      await setTimer(tx, 'dispatch', { kind: ASSIGNMENT_TIMER, subject: visit.id, dueAt });
      const { id: visitId, orderId, caregiverId, providerId } = visit;
      await tell(tx, { ...audienceOf(visit), actor: actorOf(me), name: 'visit.assigned', payload: { visitId, orderId, caregiverId, providerId } });
    }
    return visit.id;
  }

  async tellAccepted(tx: Transaction, visit: CareVisit, me: Account): Promise<void> {
    const { id: visitId, orderId, caregiverId, providerId } = visit;
    await tell(tx, {
      ...audienceOf(visit),
      actor: actorOf(me),
      name: 'visit.accepted',
      // The rules refuse everybody else.
      payload: { visitId, orderId, caregiverId, providerId, takerQualified: true, takenAt: tx.now.toISOString() },
    });
  }

  /** The visit ends before it began: its order ended, or somebody else goes instead. */
  async cancel(tx: Transaction, visit: CareVisit, me: Account | null): Promise<void> {
    const move = nextVisitState(visit.state, 'cancel');
    if (!move.ok) return;
    await this.visits.change(tx, visit, { state: move.state });
    await this.offers.forgetWinner(tx, visit.orderId);
    await cancelTimer(tx, 'dispatch', ASSIGNMENT_TIMER, visit.id);
    await tell(tx, { ...audienceOf(visit), actor: me && actorOf(me), name: 'visit.cancelled', payload: { visitId: visit.id, orderId: visit.orderId } });
  }

  /** Given back: the search goes on without this caregiver, from the first circle when the visit had been accepted. */
  async giveBack(tx: Transaction, search: CareSearch, visit: CareVisit, me: Account | null): Promise<void> {
    await this.cancel(tx, visit, me);
    const round = visit.acceptedAt ? 0 : search.round;
    await this.rounds.goOn(tx, { ...search, round, declined: [...new Set([...search.declined, visit.caregiverId])] });
  }
}

export const actorOf = ({ accountId, name }: Account): { accountId: string; name: string } => ({ accountId, name });

function visitOf(search: CareSearch, { caregiverId, providerId }: CaregiverFacts, now: Date, accepted: boolean): CareVisit {
  const { orderId, orgPath, elderId, category, itemCode, itemName, priority, dueAt, plannedMinutes } = search;
  return {
    id: newId(),
    orderId,
    state: accepted ? 'ACCEPTED' : 'ASSIGNED',
    orgPath,
    providerId,
    caregiverId,
    elderId,
    category,
    itemCode,
    itemName,
    priority,
    dueAt,
    plannedMinutes,
    doorCode: doorCode(),
    assignedAt: now,
    acceptedAt: accepted ? now : null,
    enRouteAt: null,
    pickedUpAt: null,
    startedAt: null,
    finishedAt: null,
    evidence: null,
    evidenceReason: null,
    evidenceException: false,
    distanceMeters: null,
    outcome: null,
    servedMinutes: null,
    note: null,
  };
}
