import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import type { NeedRow } from '../duty/duty.dto.js';
import { keyOf } from '../page-key.js';
import type { HandleNeed, NeedQuery } from './need.dto.js';
import { needRow, NeedStore } from './need.store.js';

/** What visits and calls brought up, and who saw to it. */
@Injectable()
export class NeedService {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedStore,
  ) {}

  list(me: Account, { street, limit, after }: NeedQuery): Promise<Page<NeedRow>> {
    const key = keyOf(after);
    return this.database.within(scopeOf(me), async (tx) => {
      const page = pageOf(await this.needs.list(tx, street, limit, key), limit, (row) => [row.foundKey, row.id]);
      return { items: page.items.map(needRow), next: page.next };
    });
  }

  handle(me: Account, id: string, { orderId, note }: HandleNeed): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const need = await this.needs.hold(tx, id);
      if (!need) throw refusal(CARE_PROBLEMS, 'need-not-found');
      if (need.handledAt) throw refusal(CARE_PROBLEMS, 'handled-already');
      if (orderId && !(await this.needs.isOrderOf(tx, orderId, need.elderId))) throw refusal(CARE_PROBLEMS, 'order-unknown');
      await this.needs.handle(tx, id, me.name, orderId ?? null, note?.trim() || null);
    });
  }
}
