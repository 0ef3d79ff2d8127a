import { Injectable } from '@nestjs/common';
import type { DeviceState } from '#contracts/device.js';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import type { PageKey } from '../page-key.js';
import { mayBecome } from '../rules/device-life.js';
import type { DeviceQuery, DeviceRow } from './device.dto.js';
import { DeviceStore } from './device.store.js';

type Moved = { ok: true; device: DeviceRow } | { ok: false; why: 'device-not-found' | 'device-state-not-possible' };

@Injectable()
export class DeviceService {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
  ) {}

  async list(me: Account, query: DeviceQuery, after: PageKey): Promise<Page<DeviceRow>> {
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query, after));
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  /** The door hears of it: a device that is no longer in use may not speak. */
  async move(me: Account, id: string, state: DeviceState): Promise<Moved> {
    return this.database.within(scopeOf(me), async (tx) => {
      const device = await this.store.find(tx, id);
      if (!device) return { ok: false, why: 'device-not-found' };
      const verdict = mayBecome(device.state, state);
      if (!verdict.ok) return verdict;
      const orgPath = await this.store.setState(tx, id, state);
      const actor = { accountId: me.accountId, name: me.name };
      await tell(tx, { name: 'device.changed', subject: id, orgPath, elderId: device.elderId, actor, payload: { deviceId: id } });
      return { ok: true, device: { ...device, state } };
    });
  }
}
