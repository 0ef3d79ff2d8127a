import { Injectable } from '@nestjs/common';
import type { OrderSource } from '#contracts/order.js';
import type { Account, Role } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { setTimers } from '#platform/timers.js';
import { type AlarmFacts, alarmFacts } from './alarm-facts.js';
import type { CareOrder } from './care-order.js';
import { ElderStore } from './elder.store.js';
import { PROBLEMS } from './order.problems.js';
import { OrderStore } from './order.store.js';
import { PlaceOrder } from './place-order.dto.js';
import { tellingsOf, timersOf } from './placed-order.js';
import { catalogueItem } from './rules/catalogue.js';
import { mayPlace } from './rules/may-place.js';
import { dayOf } from './rules/shanghai-time.js';
import { StoryStore } from './story.store.js';

const SOURCES: Partial<Record<Role, OrderSource>> = { operator: 'PHONE', supervisor: 'PHONE', 'street-officer': 'STATION', 'grid-worker': 'STATION', family: 'WEB', elder: 'WEB' };
/** Somebody at the desk took the call: nobody else has to acknowledge it. */
const DESK: readonly Role[] = ['operator', 'supervisor'];

/** One front desk: every request becomes an order here (一口受理). */
@Injectable()
export class PlaceService {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderStore,
    private readonly elders: ElderStore,
    private readonly story: StoryStore,
  ) {}

  /** Places an order and answers its id. */
  place(me: Account, wish: PlaceOrder): Promise<string> {
    return this.database.within(scopeOf(me), async (tx) => {
      const order = await this.decide(tx, me, wish);
      await this.orders.insert(tx, order);
      await this.story.add(tx, order.id, { kind: 'placed', by: me.name, detail: order.note });
      if (order.acknowledgedAt) await this.story.add(tx, order.id, { kind: 'acknowledged', by: me.name });
      await setTimers(tx, 'order-intake', timersOf(order));
      await tellAll(tx, tellingsOf(order, me));
      return order.id;
    });
  }

  private async decide(tx: Transaction, me: Account, wish: PlaceOrder): Promise<CareOrder> {
    const elder = await this.elders.hold(tx, wish.elderId);
    if (!elder) throw refusal(PROBLEMS, 'elder-not-found');
    const item = catalogueItem(wish.itemCode);
    if (!item) throw refusal(PROBLEMS, 'item-unknown');
    const alarm = await this.alarmOf(tx, me, wish);
    if (!wish.dueAt && !alarm) throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'dueAt', message: 'dueAt must say when' }] });
    const asked = wish.dueAt ? new Date(wish.dueAt) : tx.now;
    // Help is due now, even when the page says the instant at which the alarm was raised.
    const dueAt = alarm && asked < tx.now ? tx.now : asked;
    const answer = mayPlace({
      item,
      dueAt,
      appointment: wish.appointment,
      alarmId: alarm?.alarmId ?? null,
      standing: await this.elders.standing(tx, wish.elderId, dueAt),
      now: tx.now,
    });
    if (!answer.ok) throw refusal(PROBLEMS, answer.why, 'number' in answer ? { standing: answer.number } : {});
    return {
      id: newId(),
      number: await this.orders.nextNumber(tx, dayOf(tx.now)),
      category: item.category,
      itemCode: item.code,
      state: 'PLACED',
      reason: null,
      source: alarm ? 'ALARM' : SOURCES[me.role]!,
      mode: item.mode,
      ...elder,
      priority: alarm?.priority ?? 'P3',
      alarmId: alarm?.alarmId ?? null,
      incidentId: alarm?.incidentId ?? null,
      appointment: answer.appointment,
      dueAt,
      placedAt: tx.now,
      acknowledgedAt: DESK.includes(me.role) ? tx.now : null,
      closedAt: null,
      plannedMinutes: item.plannedMinutes,
      priceFen: item.priceFen,
      note: wish.note?.trim() || null,
      providerId: null,
      caregiverId: null,
      intakePercent: 0,
      pooledAt: null,
      satisfied: null,
      vetoed: null,
      confirmedAt: null,
    };
  }

  private async alarmOf(tx: Transaction, me: Account, wish: PlaceOrder): Promise<AlarmFacts | null> {
    if (!wish.alarmId) return null;
    if (!DESK.includes(me.role)) throw refusal(PROBLEMS, 'alarm-desk-only');
    const facts = await alarmFacts(tx, wish.alarmId);
    if (facts?.elderId !== wish.elderId) throw refusal(PROBLEMS, 'alarm-unknown');
    if ((wish.incidentId ?? facts.incidentId) !== facts.incidentId || (wish.priority ?? facts.priority) !== facts.priority) throw refusal(PROBLEMS, 'alarm-mismatch');
    return facts;
  }
}
