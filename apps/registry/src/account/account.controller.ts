import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import type { Page } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { pageKey } from '../page-key.js';
import { AccountQuery, AccountRow, AccountWithPassword, NewAccount } from './account.dto.js';
import { ACCOUNT_PROBLEMS } from './account.problems.js';
import { AccountService } from './account.service.js';

@Controller('registry/accounts')
@Roles('system-admin')
export class AccountController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  @Roles('system-admin', 'security-admin', 'auditor')
  list(@Me() me: Account, @Query() query: AccountQuery): Promise<Page<AccountRow>> {
    return this.accounts.list(me, query, pageKey(query.after, 1));
  }

  @Post()
  @Unkept()
  async add(@Me() me: Account, @Body() wanted: NewAccount): Promise<AccountWithPassword> {
    return done(await this.accounts.add(me, wanted));
  }

  @Post(':id/disable')
  @HttpCode(200)
  async disable(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AccountRow> {
    return done(await this.accounts.disable(me, id));
  }

  @Post(':id/enable')
  @HttpCode(200)
  async enable(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AccountRow> {
    return done(await this.accounts.enable(me, id));
  }

  @Post(':id/reset-password')
  @Unkept()
  @HttpCode(200)
  async resetPassword(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<AccountWithPassword> {
    return done(await this.accounts.resetPassword(me, id));
  }
}

function done<R>(result: { ok: true; row: R } | { ok: false; why: keyof typeof ACCOUNT_PROBLEMS }): R {
  if (!result.ok) throw refusal(ACCOUNT_PROBLEMS, result.why);
  return result.row;
}
