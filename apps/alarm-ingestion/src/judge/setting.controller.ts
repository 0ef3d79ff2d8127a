import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { refusal } from '#platform/problem.js';
import { Judgement, JudgementChange } from './setting.dto.js';
import { SETTING_PROBLEMS } from './setting.problems.js';
import { SettingService } from './setting.service.js';

/** When an elder's sensors raise an alarm: the limits that hold, her habits as far as they are known, and who changed what. */
@Controller('elders/:id/judgement')
export class SettingController {
  constructor(private readonly settings: SettingService) {}

  @Get()
  @Roles('operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'device-engineer', 'auditor', 'elder', 'family')
  async show(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<Judgement> {
    const answer = await this.settings.show(me, id);
    if (!answer.ok) throw refusal(SETTING_PROBLEMS, answer.why);
    return answer.judgement;
  }

  /** One rule for this elder: a preset, numbers of its own, or off. The last word of each rule holds; all are kept. */
  @Put()
  @Roles('operator', 'supervisor')
  async change(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() change: JudgementChange): Promise<Judgement> {
    const answer = await this.settings.change(me, id, change);
    if (!answer.ok) throw refusal(SETTING_PROBLEMS, answer.why, 'field' in answer ? { field: answer.field } : {});
    return answer.judgement;
  }
}
