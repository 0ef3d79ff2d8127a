import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { ANSWERERS, READERS } from '../alarm/alarm-roles.js';
import { FollowUpMake, ReferralLine, ReferralMake, ReferralPage, ReferralQuery } from './referral.dto.js';
import { ReferralService } from './referral.service.js';

@Controller()
export class ReferralController {
  constructor(private readonly referrals: ReferralService) {}

  /** Hands the alarm over to 120, 119, 110, 12345 or the grid worker, which then has to answer. */
  @Post('alarms/:id/referrals')
  @Roles(...ANSWERERS)
  make(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() make: ReferralMake): Promise<ReferralLine> {
    return this.referrals.make(me, id, make);
  }

  /** What the agency said; PENDING is asked again. Also after the alarm's close. */
  @Post('alarms/:id/referrals/:referralId/follow-up')
  @HttpCode(200)
  @Roles(...ANSWERERS)
  followUp(
    @Me() me: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('referralId', ParseUUIDPipe) referralId: string,
    @Body() said: FollowUpMake,
  ): Promise<ReferralLine> {
    return this.referrals.followUp(me, id, referralId, said);
  }

  /** What agencies have still to answer, the one due first on top. */
  @Get('referrals')
  @Roles(...READERS)
  list(@Me() me: Account, @Query() query: ReferralQuery): Promise<ReferralPage> {
    return this.referrals.list(me, query);
  }
}
