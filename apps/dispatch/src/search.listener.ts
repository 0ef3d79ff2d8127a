import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { ASSIGNMENT_TIMER, ROUND_TIMER } from './dispatch.timers.js';
import { nextVisitState } from './rules/visit-lifecycle.js';
import { SearchRounds } from './search.rounds.js';
import { SearchStore } from './search.store.js';
import { VisitStore } from './visit.store.js';
import { VisitTaking } from './visit.taking.js';

/** Begins a search when the desk took an order, keeps its rounds going, and ends it with the order. */
@Listens('dispatch')
export class SearchListener {
  constructor(
    private readonly searches: SearchStore,
    private readonly visits: VisitStore,
    private readonly rounds: SearchRounds,
    private readonly taking: VisitTaking,
  ) {}

  @Hears('order.placed')
  async onPlaced({ payload, orgPath }: Happened<'order.placed'>, tx: Transaction): Promise<void> {
    const { dueAt, placedAt, ...facts } = payload;
    await this.searches.insert(tx, { ...facts, orgPath, state: 'WAITING', dueAt: new Date(dueAt), placedAt: new Date(placedAt), round: 0, declined: [], passed: [] });
  }

  @Hears('order.acknowledged')
  async onAcknowledged({ payload }: Happened<'order.acknowledged'>, tx: Transaction): Promise<void> {
    const search = await this.searches.hold(tx, payload.orderId);
    if (search?.state === 'WAITING') await this.rounds.goOn(tx, search);
  }

  @Hears('order.cancelled', 'order.expired', 'order.closed')
  async onOver({ payload }: Happened<'order.cancelled' | 'order.expired' | 'order.closed'>, tx: Transaction): Promise<void> {
    const search = await this.searches.hold(tx, payload.orderId);
    if (!search || search.state === 'ENDED') return;
    await this.rounds.closeOffers(tx, search, 'WITHDRAWN');
    const visit = await this.visits.holderOf(tx, payload.orderId);
    const close = visit && nextVisitState(visit.state, 'close');
    if (visit && close?.ok) await this.visits.change(tx, visit, { state: close.state });
    else if (visit) await this.taking.cancel(tx, visit, null);
    await this.searches.change(tx, search, { state: 'ENDED' });
  }

  @OnTimer(ROUND_TIMER)
  async onRoundEnds(timer: DueTimer, tx: Transaction): Promise<void> {
    const search = await this.searches.hold(tx, timer.subject);
    if (search?.state !== 'ASKING' || search.round !== timer.payload['round']) return;
    const asked = await this.rounds.closeOffers(tx, search, 'EXPIRED');
    // Who was to name somebody, and did not, is passed over; a caregiver who only missed an offer is asked again.
    const passed = search.mode === 'ASSIGN' ? asked.map(({ providerId }) => providerId) : [];
    await this.rounds.goOn(tx, { ...search, passed: [...new Set([...search.passed, ...passed])] });
  }

  @OnTimer(ASSIGNMENT_TIMER)
  async onAssignmentLapses(timer: DueTimer, tx: Transaction): Promise<void> {
    const named = await this.visits.find(tx, timer.subject);
    const search = named && (await this.searches.hold(tx, named.orderId));
    const visit = search && (await this.visits.find(tx, timer.subject));
    if (visit?.state === 'ASSIGNED') await this.taking.giveBack(tx, search!, visit, null);
  }
}
