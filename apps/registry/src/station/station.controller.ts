import { Controller, Get, Query } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import { pageKey } from '../page-key.js';
import { StationQuery, StationRow } from './station.dto.js';
import { StationStore } from './station.store.js';

/** Stations are public places: every role reads all of them. */
@Controller('registry/stations')
export class StationController {
  constructor(
    private readonly database: Database,
    private readonly store: StationStore,
  ) {}

  @Get()
  @Roles(...ROLES)
  async list(@Me() me: Account, @Query() query: StationQuery): Promise<Page<StationRow>> {
    const after = pageKey(query.after, 1);
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query, after));
    return pageOf(rows, query.limit, (row) => [row.id]);
  }
}
