import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, UseGuards } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Public, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import { refusal } from '#platform/problem.js';
import { pageKey } from '../page-key.js';
import { NoticePage, NoticePreference, NoticeQuery, NoticeReceipt, NoticeStanding, NoticeWish } from './notice.dto.js';
import { NOTICE_PROBLEMS } from './notice.problems.js';
import { NoticeService } from './notice.service.js';
import { PreferenceService } from './preference.service.js';
import { ReceiptGuard } from './receipt.guard.js';

@Controller('registry')
export class NoticeController {
  constructor(
    private readonly notices: NoticeService,
    private readonly preferences: PreferenceService,
  ) {}

  /** Everything the elder's people were told, with what became of it; the newest first. */
  @Get('elders/:id/notices')
  @Roles('family', 'elder', 'operator', 'supervisor', 'street-officer', 'district-officer', 'auditor')
  list(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Query() query: NoticeQuery): Promise<NoticePage> {
    return this.notices.list(me, id, query.limit, pageKey(query.after, 1));
  }

  @Get('elders/:id/notice-preference')
  @Roles('family')
  async preference(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<NoticePreference> {
    return done(await this.preferences.find(me, id));
  }

  @Put('elders/:id/notice-preference')
  @Roles('family')
  async prefer(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() wish: NoticeWish): Promise<NoticePreference> {
    return done(await this.preferences.keep(me, id, wish));
  }

  /** A gateway tells what became of a notice. Signed as our own requests are; the same receipt again changes nothing. */
  @Post('notices/receipts')
  @Public()
  @Unkept()
  @UseGuards(ReceiptGuard)
  @HttpCode(200)
  async receive(@Body() receipt: NoticeReceipt): Promise<NoticeStanding> {
    const state = await this.notices.receive(receipt);
    if (!state) throw refusal(NOTICE_PROBLEMS, 'notice-not-found');
    return { state };
  }
}

function done(kept: Awaited<ReturnType<PreferenceService['find']>>): NoticePreference {
  if (!kept.ok) throw refusal(NOTICE_PROBLEMS, kept.why);
  return kept.preference;
}
