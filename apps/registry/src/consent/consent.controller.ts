import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { type ProblemTable, refusal } from '#platform/problem.js';
import { ConsentLedger, NewConsent } from './consent.dto.js';
import { ConsentService } from './consent.service.js';

const PROBLEMS = {
  'elder-not-found': [404, '找不到这位老人', 'No such elder in your scope: check the id.'],
  'consent-not-yours': [403, '您不能以该身份表示同意', 'Say as whom you speak: the elder as ELDER, a family as FAMILY or GUARDIAN.'],
  'elder-said-no': [409, '老人本人已表示不同意,家属不能代为同意', 'The elder said no: only the elder, or an officer with the word of the elder or the guardian, takes it back.'],
  'evidence-missing': [422, '请写明同意的凭证', 'A yes that is written down for somebody else needs evidence: a form, a recording.'],
} satisfies ProblemTable;

@Controller('registry/elders')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @Get(':id/consents')
  @Roles('elder', 'family', 'street-officer', 'grid-worker', 'operator', 'supervisor', 'district-officer', 'auditor')
  async find(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentLedger> {
    return done(await this.consents.find(me, id));
  }

  /** Adds a line: a yes, or a no that takes it back. */
  @Post(':id/consents')
  @Roles('elder', 'family', 'street-officer', 'grid-worker')
  async record(@Me() me: Account, @Param('id', ParseUUIDPipe) id: string, @Body() said: NewConsent): Promise<ConsentLedger> {
    return done(await this.consents.record(me, id, said));
  }
}

function done(kept: Awaited<ReturnType<ConsentService['find']>>): ConsentLedger {
  if (!kept.ok) throw refusal(PROBLEMS, kept.why);
  return kept.ledger;
}
