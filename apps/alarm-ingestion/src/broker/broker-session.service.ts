import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { log } from '#platform/log.js';
import { SYSTEM } from '#platform/scope.js';
import type { BrokerSession } from './broker.dto.js';
import { type BrokerSessionRow, BrokerStore } from './broker.store.js';

/** What is known of our sessions at outside brokers, so that one that was lost is noticed, also while we were away. */
@Injectable()
export class BrokerSessionService {
  constructor(
    private readonly database: Database,
    private readonly store: BrokerStore,
  ) {}

  /** A broker has let us in. Answers whether it has forgotten a session that we had: then messages may be missing. */
  greeted(broker: string, node: string, sessionPresent: boolean): Promise<boolean> {
    return this.database.within(SYSTEM, async (tx) => {
      const before = await this.store.lock(tx, broker, node);
      if (before === null || sessionPresent) {
        await this.store.seen(tx, broker, node);
        return false;
      }
      await this.store.lost(tx, broker, node);
      const lastSeenAt = before.lastSeenAt.toISOString();
      const payload = { broker, node, lastSeenAt, lostAt: tx.now.toISOString() };
      await tell(tx, { name: 'broker.session-lost', subject: broker, orgPath: await this.store.cityPath(tx), payload });
      log('broker').warn({ broker, node, lastSeenAt }, 'an outside broker has forgotten our session: messages since then may be missing');
      return true;
    });
  }

  /** Still connected: what was kept for us until now has reached us, or is still kept. */
  seen(broker: string, node: string): Promise<void> {
    return this.database.within(SYSTEM, (tx) => this.store.seen(tx, broker, node));
  }

  list(): Promise<BrokerSession[]> {
    return this.database.within(SYSTEM, async (tx) => (await this.store.all(tx)).map(shown));
  }
}

function shown({ establishedAt, lastSeenAt, lostAt, missingSince, ...row }: BrokerSessionRow): BrokerSession {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return { ...row, establishedAt: establishedAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), lostAt: text(lostAt), missingSince: text(missingSince) };
}
