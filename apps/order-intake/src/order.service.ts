import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { cancelTimer } from '#platform/timers.js';
import { audienceOf, type CareOrder } from './care-order.js';
import { CancelOrder, CloseOrder, ConfirmOrder } from './order.dto.js';
import { PROBLEMS } from './order.problems.js';
import { OrderStore } from './order.store.js';
import { INTAKE_TIMER, LAPSE_TIMER } from './order.timers.js';
import { cancelReason } from './rules/cancel-reason.js';
import { mayAcknowledge } from './rules/may-acknowledge.js';
import { mayClose } from './rules/may-close.js';
import { mayConfirm } from './rules/may-confirm.js';
import { nextOrderState } from './rules/order-lifecycle.js';
import { StoryStore } from './story.store.js';

/** What people do to an order after it was placed. */
@Injectable()
export class OrderService {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderStore,
    private readonly story: StoryStore,
  ) {}

  acknowledge(me: Account, id: string): Promise<void> {
    return this.change(me, id, async (tx, order) => {
      const answer = mayAcknowledge(order);
      if (!answer.ok) throw refused(answer.why, order);
      const next = await this.orders.change(tx, order, { acknowledgedAt: tx.now });
      await this.story.add(tx, id, { kind: 'acknowledged', by: me.name });
      await cancelTimer(tx, 'order-intake', INTAKE_TIMER, id);
      await tell(tx, {
        ...said(next, me),
        name: 'order.acknowledged',
        payload: { orderId: id, by: 'human', acknowledgedAt: tx.now.toISOString() },
      });
    });
  }

  cancel(me: Account, id: string, { reason: asked, note }: CancelOrder): Promise<void> {
    return this.change(me, id, async (tx, order) => {
      const move = nextOrderState(order.state, 'cancel');
      if (!move.ok) throw refused(move.why, order);
      if (asked && me.role !== 'operator' && me.role !== 'supervisor') throw refused('REASON_NOT_YOURS', order);
      const reason = asked ?? cancelReason(order, tx.now);
      const next = await this.orders.change(tx, order, { state: move.state, reason, closedAt: tx.now });
      await this.end(tx, me, next, 'cancelled', note);
      await tell(tx, { ...said(next, me), name: 'order.cancelled', payload: { orderId: id, reason, cancelledAt: tx.now.toISOString() } });
    });
  }

  close(me: Account, id: string, { reason, note, receipt = false, ...how }: CloseOrder): Promise<void> {
    const safetyVerifiedBy = how.safetyVerifiedBy ?? null;
    return this.change(me, id, async (tx, order) => {
      const answer = mayClose({ order, reason, role: me.role, safetyVerifiedBy, receipt });
      if (!answer.ok) throw refused(answer.why, order);
      const next = await this.orders.change(tx, order, { state: answer.state, reason, closedAt: tx.now });
      await this.end(tx, me, next, 'closed', note);
      await tell(tx, {
        ...said(next, me),
        name: 'order.closed',
        payload: { orderId: id, reason, safetyVerifiedBy, receipt, approved: answer.approved, closedAt: tx.now.toISOString() },
      });
    });
  }

  confirm(me: Account, id: string, { satisfied, vetoed, note }: ConfirmOrder): Promise<void> {
    return this.change(me, id, async (tx, order) => {
      const answer = mayConfirm(order);
      if (!answer.ok) throw refused(answer.why, order);
      const next = await this.orders.change(tx, order, { state: answer.state, satisfied, vetoed, confirmedAt: tx.now });
      await this.story.add(tx, id, { kind: vetoed ? 'vetoed' : 'confirmed', by: me.name, detail: note || null });
      await tell(tx, { ...said(next, me), name: 'order.confirmed', payload: { orderId: id, vetoed } });
    });
  }

  private change(me: Account, id: string, act: (tx: Transaction, order: CareOrder) => Promise<void>): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const order = await this.orders.hold(tx, id);
      if (!order) throw refusal(PROBLEMS, 'order-not-found');
      await act(tx, order);
    });
  }

  private async end(tx: Transaction, me: Account, order: CareOrder, kind: string, note: string | undefined): Promise<void> {
    await this.story.add(tx, order.id, { kind, by: me.name, detail: [order.reason, note].filter(Boolean).join(': ') });
    for (const timer of [INTAKE_TIMER, LAPSE_TIMER]) await cancelTimer(tx, 'order-intake', timer, order.id);
  }
}

const said = (order: CareOrder, me: Account) => ({ ...audienceOf(order), actor: { accountId: me.accountId, name: me.name } });
const refused = (why: keyof typeof PROBLEMS, { state, reason }: CareOrder) => refusal(PROBLEMS, why, { state, reason });
