import { Controller, Get } from '@nestjs/common';
import { Roles } from '#platform/auth.js';
import { BrokerSession } from './broker.dto.js';
import { BrokerSessionService } from './broker-session.service.js';

@Controller('brokers')
export class BrokerController {
  constructor(private readonly sessions: BrokerSessionService) {}

  /** The outside brokers and whether one has lost messages of ours; a handful, so no pages. */
  @Get()
  @Roles('device-engineer', 'supervisor', 'system-admin')
  list(): Promise<BrokerSession[]> {
    return this.sessions.list();
  }
}
