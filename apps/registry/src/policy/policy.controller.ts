import { Controller, Get } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { PolicyRow } from './policy.dto.js';
import { PolicyStore } from './policy.store.js';

/** The rules by which everybody is measured are open to everybody. */
@Controller('registry/policies')
export class PolicyController {
  constructor(
    private readonly database: Database,
    private readonly store: PolicyStore,
  ) {}

  @Get()
  @Roles(...ROLES)
  list(@Me() me: Account): Promise<PolicyRow[]> {
    return this.database.within(scopeOf(me), (tx) => this.store.list(tx));
  }
}
