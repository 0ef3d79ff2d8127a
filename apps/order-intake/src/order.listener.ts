import type { Happened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import { cancelTimer, setTimer, type DueTimer } from '#platform/timers.js';
import { audienceOf, type CareOrder, type OrderChange } from './care-order.js';
import { OrderStore } from './order.store.js';
import { INTAKE_TIMER, LAPSE_TIMER } from './order.timers.js';
import { closeReason } from './rules/close-reason.js';
import { nextIntakeStep } from './rules/intake-steps.js';
import { lapsesAt } from './rules/lapses-at.js';
import { nextOrderState, type OrderAct } from './rules/order-lifecycle.js';
import { type StoryEntry, StoryStore } from './story.store.js';

/** Moves the order as its visit moves, and when its clocks run out. An order that is over hears nothing any more. */
@Listens('order-intake')
export class OrderListener {
  constructor(
    private readonly orders: OrderStore,
    private readonly story: StoryStore,
  ) {}

  @Hears('offer.made')
  async onOffer({ payload }: Happened<'offer.made'>, tx: Transaction): Promise<void> {
    await this.move(tx, payload.orderId, 'offer', { providerId: null, caregiverId: null }, { kind: 'offered', detail: String(payload.round) });
  }

  @Hears('visit.assigned')
  async onAssigned({ payload, actor }: Happened<'visit.assigned'>, tx: Transaction): Promise<void> {
    const { orderId, providerId, caregiverId } = payload;
    await this.move(tx, orderId, 'assign', { providerId, caregiverId, pooledAt: null }, { kind: 'assigned', by: actor?.name, detail: caregiverId });
  }

  @Hears('visit.accepted')
  async onAccepted({ payload, actor }: Happened<'visit.accepted'>, tx: Transaction): Promise<void> {
    const { orderId, providerId, caregiverId } = payload;
    const moved = await this.move(tx, orderId, 'accept', { providerId, caregiverId, pooledAt: null }, { kind: 'accepted', by: actor?.name, detail: caregiverId });
    if (moved) await cancelTimer(tx, 'order-intake', LAPSE_TIMER, orderId);
  }

  /** Given back: the search goes on, and the order may lapse again. */
  @Hears('visit.cancelled')
  async onGivenBack({ payload, actor }: Happened<'visit.cancelled'>, tx: Transaction): Promise<void> {
    const order = await this.move(tx, payload.orderId, 'offer', { providerId: null, caregiverId: null }, { kind: 'given-back', by: actor?.name });
    if (order) await this.letLapse(tx, order);
  }

  @Hears('visit.en-route')
  async onEnRoute({ payload, actor }: Happened<'visit.en-route'>, tx: Transaction): Promise<void> {
    await this.move(tx, payload.orderId, 'depart', {}, { kind: 'en-route', by: actor?.name });
  }

  @Hears('visit.started')
  async onStarted({ payload, actor }: Happened<'visit.started'>, tx: Transaction): Promise<void> {
    await this.move(tx, payload.orderId, 'start', {}, { kind: 'started', by: actor?.name, detail: payload.evidence });
  }

  @Hears('visit.finished')
  async onFinished({ payload, actor }: Happened<'visit.finished'>, tx: Transaction): Promise<void> {
    const { orderId, outcome, servedMinutes } = payload;
    const order = await this.orders.hold(tx, orderId);
    if (!order) return;
    const close = closeReason(outcome, servedMinutes, order.plannedMinutes);
    const closedAt = close.closes ? tx.now : null;
    const entry = { kind: 'finished', by: actor?.name, detail: close.closes ? close.reason : `${close.reason}: ${close.awaits}` };
    const moved = await this.moveHeld(tx, order, outcome === 'NO_SHOW' ? 'miss' : 'finish', { reason: close.reason, closedAt }, entry);
    if (!moved || !close.closes) return;
    await tell(tx, {
      ...audienceOf(moved),
      name: 'order.closed',
      payload: { orderId, reason: close.reason, safetyVerifiedBy: null, receipt: false, approved: false, closedAt: tx.now.toISOString() },
    });
  }

  @Hears('dispatch.exhausted')
  async onExhausted({ payload }: Happened<'dispatch.exhausted'>, tx: Transaction): Promise<void> {
    const order = await this.orders.hold(tx, payload.orderId);
    if (!order || !nextOrderState(order.state, 'offer').ok) return;
    await this.orders.change(tx, order, { pooledAt: tx.now });
    await this.story.add(tx, order.id, { kind: 'pooled', detail: String(payload.rounds) });
  }

  /** Nobody at the desk took the request: the row shows how far its limit has run, and the next step is set. */
  @OnTimer(INTAKE_TIMER)
  async onIntakePresses(timer: DueTimer, tx: Transaction): Promise<void> {
    const order = await this.orders.hold(tx, timer.subject);
    if (!order || order.acknowledgedAt || order.closedAt) return;
    const percent = Number(timer.payload['percent']);
    await this.orders.change(tx, order, { intakePercent: percent });
    await this.story.add(tx, order.id, { kind: 'intake-waits', detail: String(percent) });
    const next = nextIntakeStep(order.placedAt, percent);
    if (next) await setTimer(tx, 'order-intake', { kind: INTAKE_TIMER, subject: order.id, dueAt: next.dueAt, payload: { percent: next.percent } });
  }

  @OnTimer(LAPSE_TIMER)
  async onLapse(timer: DueTimer, tx: Transaction): Promise<void> {
    const order = await this.move(tx, timer.subject, 'expire', { reason: 'NO_PROVIDER', closedAt: tx.now }, { kind: 'expired', detail: 'NO_PROVIDER' });
    if (!order) return;
    await cancelTimer(tx, 'order-intake', INTAKE_TIMER, order.id);
    await tell(tx, { ...audienceOf(order), name: 'order.expired', payload: { orderId: order.id, reason: 'NO_PROVIDER', closedAt: tx.now.toISOString() } });
  }

  private async letLapse(tx: Transaction, order: CareOrder): Promise<void> {
    const dueAt = lapsesAt({ ...order, answersAlarm: order.alarmId !== null });
    if (dueAt) await setTimer(tx, 'order-intake', { kind: LAPSE_TIMER, subject: order.id, dueAt });
  }

  private async move(tx: Transaction, orderId: string, act: OrderAct, change: OrderChange, entry: StoryEntry): Promise<CareOrder | null> {
    const order = await this.orders.hold(tx, orderId);
    return order && this.moveHeld(tx, order, act, change, entry);
  }

  /** Null: the order is over, or elsewhere; what was said about its visit comes too late to matter. */
  private async moveHeld(tx: Transaction, order: CareOrder, act: OrderAct, change: OrderChange, entry: StoryEntry): Promise<CareOrder | null> {
    const move = nextOrderState(order.state, act);
    if (!move.ok) return null;
    const next = await this.orders.change(tx, order, { ...change, state: move.state });
    await this.story.add(tx, order.id, entry);
    return next;
  }
}
