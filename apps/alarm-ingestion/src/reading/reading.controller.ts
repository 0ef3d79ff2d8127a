import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { SharingStore } from '../family/sharing.store.js';
import { withoutPlace } from '../rules/without-place.js';
import { ReadingPoint, ReadingQuery } from './reading.dto.js';
import { ReadingStore } from './reading.store.js';

const READINGS_LIMIT = 2_000;

@Controller('devices')
export class ReadingController {
  constructor(
    private readonly database: Database,
    private readonly readings: ReadingStore,
    private readonly sharing: SharingStore,
  ) {}

  /** What a device of the caller's scope measured, oldest first, at most the newest 2,000. A family reads of elders who share. */
  @Get(':id/readings')
  @Roles('operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'device-engineer', 'elder', 'family')
  async list(@Me() me: Account, @Param('id') id: string, @Query() { metric, hours }: ReadingQuery): Promise<ReadingPoint[]> {
    return this.database.within(scopeOf(me), async (tx) => {
      await this.sharing.narrow(tx, me);
      const rows = await this.readings.newestOfDevice(tx, id, hours, READINGS_LIMIT, metric);
      const located = await this.sharing.mayLocate(tx, me, id);
      return rows.toReversed().map(({ at, metrics }) => ({ at: at.toISOString(), metrics: (located ? metrics : withoutPlace<unknown>(metrics)) as ReadingPoint['metrics'] }));
    });
  }
}
