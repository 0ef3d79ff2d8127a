import { Controller, Get, Query } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { StreetQuery, StreetRow } from './place.dto.js';
import { PlaceStore } from './place.store.js';

/** The map's streets are nobody's secret: every role reads all of them. */
@Controller('registry/streets')
export class PlaceController {
  constructor(
    private readonly database: Database,
    private readonly store: PlaceStore,
  ) {}

  @Get()
  @Roles(...ROLES)
  streets(@Me() me: Account, @Query() { central }: StreetQuery): Promise<StreetRow[]> {
    return this.database.within(scopeOf(me), (tx) => this.store.streets(tx, central === undefined ? null : central === 'true'));
  }
}
