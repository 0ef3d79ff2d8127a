import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { storyOf } from '#platform/event-log.js';
import { scopeOf } from '#platform/scope.js';
import type { FamilyTale, FamilyTales, HomeDevice, HomeDevices } from './family.dto.js';
import { type DeviceFile, FamilyStore } from './family.store.js';
import { stepsOf } from './rules/steps-of.js';
import { SharingStore } from './sharing.store.js';

const TALES_SHOWN = 10;

/** What an elder and the elder's family read of alarms and devices; as much of it as was agreed to. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly database: Database,
    private readonly store: FamilyStore,
    private readonly sharing: SharingStore,
  ) {}

  tales(me: Account, elderId: string): Promise<FamilyTales> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (!(await this.sharing.maySee(tx, me, elderId, 'FAMILY_SHARING'))) return { shared: false, items: [] };
      const items: FamilyTale[] = [];
      for (const { raisedAt, acknowledgedAt, closedAt, ...alarm } of await this.store.alarms(tx, elderId, TALES_SHOWN)) {
        const instants = { raisedAt: raisedAt.toISOString(), acknowledgedAt: acknowledgedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null };
        items.push({ ...alarm, ...instants, steps: stepsOf(await storyOf(tx, alarm.id)) });
      }
      return { shared: true, items };
    });
  }

  devices(me: Account, elderId: string): Promise<HomeDevices> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (!(await this.sharing.maySee(tx, me, elderId, 'FAMILY_SHARING'))) return { shared: false, locationShared: false, items: [] };
      const locationShared = await this.sharing.maySee(tx, me, elderId, 'LOCATION');
      return { shared: true, locationShared, items: (await this.store.devices(tx, elderId)).map((file) => shown(file, locationShared)) };
    });
  }
}

function shown({ latitude, longitude, positionAt, lastHeardAt, ...device }: DeviceFile, locationShared: boolean): HomeDevice {
  const known = locationShared && latitude !== null && longitude !== null && positionAt !== null;
  return { ...device, lastHeardAt: lastHeardAt?.toISOString() ?? null, position: known ? { latitude, longitude, at: positionAt.toISOString() } : null };
}
