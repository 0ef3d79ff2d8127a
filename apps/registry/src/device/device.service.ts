import { Injectable } from '@nestjs/common';
import { ALARM_CLASSES, DEVICE_STATES } from '#contracts/device.js';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import type { PageKey } from '../page-key.js';
import { movesFrom } from '../rules/device-life.js';
import { dueBefore } from '../rules/device-self-test.js';
import { isCarried } from '../rules/device-topics.js';
import { DeviceHistoryStore } from './device-history.store.js';
import type { DeviceDetail, DeviceQuery, DeviceReport, DeviceRow, FunnelQuery, StateCount } from './device.dto.js';
import { DeviceStore } from './device.store.js';

/** Handed over this long ago and never activated (own): a week has a visit in it. */
const NEVER_ACTIVATED_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/** What is asked about devices. */
@Injectable()
export class DeviceService {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
    private readonly history: DeviceHistoryStore,
  ) {}

  async list(me: Account, query: DeviceQuery, after: PageKey): Promise<Page<DeviceRow>> {
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query, after));
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  async report(me: Account, report: DeviceReport, query: DeviceQuery, after: PageKey): Promise<Page<DeviceRow>> {
    const rows = await this.database.within(scopeOf(me), (tx) => {
      if (report === 'self-test-due') return this.store.untested(tx, dueBefore(tx.now), ALARM_CLASSES, query, after);
      const until = new Date(tx.now.getTime() - NEVER_ACTIVATED_DAYS * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
      return this.store.neverActivated(tx, until, query, after);
    });
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  /** How many devices stand where in their life: every state, in its order. */
  async funnel(me: Account, query: FunnelQuery): Promise<StateCount[]> {
    const counts = await this.database.within(scopeOf(me), (tx) => this.store.counts(tx, query));
    return DEVICE_STATES.map((state) => ({ state, count: counts.find((one) => one.state === state)?.count ?? 0 }));
  }

  async one(me: Account, id: string): Promise<DeviceDetail | null> {
    return this.database.within(scopeOf(me), async (tx) => {
      const [record, row] = [await this.store.lock(tx, id), await this.store.row(tx, id)];
      if (!record || !row) return null;
      return {
        ...row,
        moves: await this.history.movesOf(tx, id),
        credentials: await this.history.credentialsOf(tx, id),
        next: movesFrom(record),
        signsIn: !isCarried(record),
        hasSecret: record.secretHash !== null,
        children: record.children,
      };
    });
  }
}
