import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { Listens, OnTimer } from '#platform/listens.js';
import type { DueTimer } from '#platform/timers.js';
import { CommandService, EXPIRY_TIMER } from './command.service.js';

@Injectable()
@Listens('alarm-ingestion')
export class CommandListener {
  constructor(private readonly commands: CommandService) {}

  @OnTimer(EXPIRY_TIMER)
  async onTooLate({ subject }: DueTimer, tx: Transaction): Promise<void> {
    await this.commands.expire(tx, subject);
  }
}
