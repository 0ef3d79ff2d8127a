import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { fromCursor, pageOf } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { orderRow } from './order-view.js';
import { ListOrders, OrderDetail, OrderPage } from './order.dto.js';
import { PROBLEMS } from './order.problems.js';
import { OrderStore } from './order.store.js';
import { maySeeNote } from './rules/may-see-note.js';
import { StoryStore } from './story.store.js';

/** Orders as people see them: their own rows only, names masked. */
@Injectable()
export class OrderReadService {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderStore,
    private readonly story: StoryStore,
  ) {}

  list(me: Account, query: ListOrders): Promise<OrderPage> {
    return this.database.within(scopeOf(me), async (tx) => {
      const after = query.after ? placeOf(query.after) : undefined;
      const rows = await this.orders.list(tx, { ...query, after });
      const page = pageOf(rows, query.limit, (row) => [row.placedKey, row.id]);
      return { items: page.items.map(orderRow), next: page.next };
    });
  }

  detail(me: Account, id: string): Promise<OrderDetail> {
    return this.database.within(scopeOf(me), async (tx) => {
      const order = await this.orders.named(tx, id);
      if (!order) throw refusal(PROBLEMS, 'order-not-found');
      const story = await this.story.of(tx, id);
      const words = maySeeNote(me.role, order.state);
      return {
        ...orderRow(order),
        note: words ? order.note : null,
        satisfied: order.satisfied,
        vetoed: order.vetoed,
        confirmedAt: order.confirmedAt && order.confirmedAt.toISOString(),
        story: story.map(({ at, kind, by, detail }) => ({ at: at.toISOString(), kind, by, detail: words ? detail : null })),
      };
    });
  }
}

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The place a cursor stands for; a made-up one is a bad input, not a database error. */
function placeOf(cursor: string): [string, string] {
  const [placedAt, id] = fromCursor(cursor) ?? [];
  if (typeof placedAt === 'string' && INSTANT.test(placedAt) && typeof id === 'string' && UUID.test(id)) return [placedAt, id];
  throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'after', message: 'after must be the `next` of an earlier page' }] });
}
