import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { SharingStore } from '../family/sharing.store.js';
import type { NightAnswer } from './night.dto.js';
import { NightStore } from './night.store.js';
import { nightOf } from './rules/night-of.js';
import { type NightTale, tellNight } from './rules/tell-night.js';

const NOTHING: NightTale = { devicesHeard: 0, gotUp: null, firstWaterAt: null, hearsWater: false, firstMovementAt: null, alarms: [] };

/** What happened last night at home, from what was measured there. */
@Injectable()
export class NightService {
  constructor(
    private readonly database: Database,
    private readonly nights: NightStore,
    private readonly sharing: SharingStore,
  ) {}

  last(me: Account, elderId: string): Promise<NightAnswer> {
    return this.database.within(scopeOf(me), async (tx) => {
      const { from, until, morningAt, underWay } = nightOf(tx.now);
      const span = { from: from.toISOString(), until: until.toISOString(), underWay };
      if (!(await this.sharing.maySee(tx, me, elderId, 'FAMILY_SHARING'))) return { shared: false, ...span, away: false, ...NOTHING };
      const readings = await this.nights.readings(tx, elderId, from, until);
      const tale = tellNight({ readings, alarms: await this.nights.alarms(tx, elderId, from, until), morningAt });
      return { shared: true, ...span, away: await this.nights.wasAway(tx, elderId, from, until), ...tale };
    });
  }
}
