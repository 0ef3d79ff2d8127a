import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { Point } from '#contracts/place.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { scopeOf, SYSTEM } from '#platform/scope.js';
import { cancelTimer } from '#platform/timers.js';
import type { CareSearch } from './care-search.js';
import { audienceOf, type CareVisit, type VisitChange } from './care-visit.js';
import { CaregiverStore } from './caregiver.store.js';
import { PROBLEMS } from './dispatch.problems.js';
import { ASSIGNMENT_TIMER } from './dispatch.timers.js';
import { arrivalEvidence } from './rules/arrival-evidence.js';
import { disqualifications } from './rules/barriers.js';
import { isQualified } from './rules/may-assign.js';
import { endingAct } from './rules/may-finish.js';
import { servedMinutes } from './rules/served-minutes.js';
import { nextVisitState, type VisitAct } from './rules/visit-lifecycle.js';
import { SearchStore } from './search.store.js';
import { CheckIn, FinishVisit } from './visit.dto.js';
import { VisitStore } from './visit.store.js';
import { actorOf, VisitTaking } from './visit.taking.js';

/** What a caregiver does, from the yes to the goodbye; its dispatcher may answer and miss for it. */
@Injectable()
export class VisitService {
  constructor(
    private readonly database: Database,
    private readonly searches: SearchStore,
    private readonly caregivers: CaregiverStore,
    private readonly visits: VisitStore,
    private readonly taking: VisitTaking,
  ) {}

  accept(me: Account, id: string): Promise<void> {
    return this.act(me, id, 'accept', async (tx, visit, change, search) => {
      const wanted = await this.caregivers.wanted(tx, search);
      const caregiver = await this.caregivers.hold(tx, search, visit.caregiverId);
      const barriers = wanted && caregiver ? disqualifications(wanted, caregiver) : (['INACTIVE'] as const);
      if (!isQualified(barriers)) throw refusal(PROBLEMS, 'NOT_QUALIFIED', { barriers });
      const next = await this.visits.change(tx, visit, { ...change, acceptedAt: tx.now });
      await cancelTimer(tx, 'dispatch', ASSIGNMENT_TIMER, visit.id);
      await this.taking.tellAccepted(tx, next, me);
    });
  }

  decline(me: Account, id: string, reason: string | null): Promise<void> {
    return this.act(me, id, 'decline', async (tx, visit, _change, search) => {
      const noted = await this.visits.change(tx, visit, { note: reason });
      await this.taking.giveBack(tx, search, noted, me);
    });
  }

  depart(me: Account, id: string): Promise<void> {
    return this.act(me, id, 'depart', async (tx, visit, change) => {
      const next = await this.visits.change(tx, visit, { ...change, enRouteAt: tx.now });
      await this.tellEnRoute(tx, next, me);
    });
  }

  pickUp(me: Account, id: string): Promise<void> {
    return this.act(me, id, 'pick-up', async (tx, visit, change) => {
      if (visit.category !== 'MEAL') throw refusal(PROBLEMS, 'NOT_A_MEAL');
      const next = await this.visits.change(tx, visit, { ...change, enRouteAt: visit.enRouteAt ?? tx.now, pickedUpAt: tx.now });
      if (visit.state !== 'EN_ROUTE') await this.tellEnRoute(tx, next, me);
      await tell(tx, { ...said(next, me), name: 'visit.picked-up', payload: { visitId: id, orderId: visit.orderId, pickedUpAt: tx.now.toISOString() } });
    });
  }

  checkIn(me: Account, id: string, { latitude, longitude, accuracyMeters, method, reason, code }: CheckIn): Promise<void> {
    return this.act(me, id, 'check-in', async (tx, visit, change, search) => {
      const wanted = await this.caregivers.wanted(tx, search);
      if (!wanted) throw refusal(PROBLEMS, 'visit-not-found');
      const position: Point | null = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : null;
      const answer = arrivalEvidence({
        category: visit.category,
        method,
        home: wanted.place,
        position,
        accuracyMeters: accuracyMeters ?? null,
        doorCode: visit.doorCode,
        shownCode: code ?? null,
        reason: reason?.trim() || null,
        mealPickedUp: visit.pickedUpAt !== null,
      });
      if (!answer.ok) throw refusal(PROBLEMS, answer.why, answer.distanceMeters === undefined ? {} : { distanceMeters: answer.distanceMeters });
      const { evidence, distanceMeters, exception } = answer;
      const next = await this.visits.change(tx, visit, {
        ...change,
        startedAt: tx.now,
        evidence,
        evidenceReason: reason?.trim() || null,
        evidenceException: exception,
        distanceMeters,
      });
      await tell(tx, {
        ...said(next, me),
        name: 'visit.started',
        payload: { visitId: id, orderId: visit.orderId, evidence, distanceMeters, arrivedAt: tx.now.toISOString() },
      });
    });
  }

  async finish(me: Account, id: string, { outcome, note }: FinishVisit): Promise<void> {
    const ending = endingAct(outcome, me.role);
    if (!ending.ok) throw refusal(PROBLEMS, ending.why);
    await this.act(me, id, ending.act, async (tx, visit, change) => {
      const minutes = visit.startedAt ? servedMinutes(visit.startedAt, tx.now) : 0;
      const next = await this.visits.change(tx, visit, { ...change, finishedAt: tx.now, outcome, servedMinutes: minutes, note: note?.trim() || null });
      await tell(tx, {
        ...said(next, me),
        name: 'visit.finished',
        payload: { visitId: id, orderId: visit.orderId, outcome, servedMinutes: minutes, finishedAt: tx.now.toISOString() },
      });
    });
  }

  /** Looks through the caller's eyes, then holds the search, asks the table of moves, and lets `work` save and tell. */
  private async act(
    me: Account,
    id: string,
    act: VisitAct,
    work: (tx: Transaction, visit: CareVisit, change: VisitChange, search: CareSearch) => Promise<void>,
  ): Promise<void> {
    const seen = await this.database.within(scopeOf(me), (tx) => this.visits.find(tx, id));
    if (!seen || (me.caregiverId && me.caregiverId !== seen.caregiverId)) throw refusal(PROBLEMS, 'visit-not-found');
    await this.database.within(SYSTEM, async (tx) => {
      const search = (await this.searches.hold(tx, seen.orderId))!;
      const visit = (await this.visits.find(tx, id))!;
      const move = nextVisitState(visit.state, act);
      if (!move.ok) throw refusal(PROBLEMS, move.why, { state: visit.state });
      await work(tx, visit, { state: move.state }, search);
    });
  }

  private async tellEnRoute(tx: Transaction, visit: CareVisit, me: Account): Promise<void> {
    await tell(tx, { ...said(visit, me), name: 'visit.en-route', payload: { visitId: visit.id, orderId: visit.orderId, at: tx.now.toISOString() } });
  }
}

const said = (visit: CareVisit, me: Account) => ({ ...audienceOf(visit), actor: actorOf(me) });
