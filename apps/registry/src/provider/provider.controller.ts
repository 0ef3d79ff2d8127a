import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { type Page, pageOf, PageQuery } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { pageKey } from '../page-key.js';
import { ProviderCard, ProviderRow } from './provider.dto.js';
import { ProviderStore } from './provider.store.js';

/** Who holds which contract is public; who works for them is not (see caregivers). */
@Controller('registry/providers')
@Roles(...ROLES)
export class ProviderController {
  constructor(
    private readonly database: Database,
    private readonly store: ProviderStore,
  ) {}

  @Get()
  async list(@Me() me: Account, @Query() query: PageQuery): Promise<Page<ProviderRow>> {
    const after = pageKey(query.after, 1);
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query.limit, after));
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  @Get(':id')
  async card(@Me() me: Account, @Param('id') id: string): Promise<ProviderCard> {
    const card = await this.database.within(scopeOf(me), (tx) => this.store.card(tx, id));
    if (!card) throw refusal(COMMON_PROBLEMS, 'not-found');
    return card;
  }
}
