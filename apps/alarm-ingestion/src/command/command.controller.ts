import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { refusal } from '#platform/problem.js';
import { CommandAsk, CommandRow, DeviceCommands } from './command.dto.js';
import { COMMAND_PROBLEMS } from './command.problems.js';
import { CommandService } from './command.service.js';

@Controller('devices')
export class CommandController {
  constructor(private readonly commands: CommandService) {}

  /** Asks something of a device at home: 422 names what its format does not take. */
  @Post(':id/commands')
  @Roles('device-engineer', 'operator', 'supervisor')
  async ask(@Me() me: Account, @Param('id') id: string, @Body() ask: CommandAsk): Promise<CommandRow> {
    const asked = await this.commands.ask(me, id, ask);
    if (!asked.ok) throw refusal(COMMAND_PROBLEMS, asked.why);
    return asked.command;
  }

  /** What the device takes, and what was asked of it. */
  @Get(':id/commands')
  @Roles('device-engineer', 'operator', 'supervisor', 'district-officer', 'system-admin')
  async list(@Me() me: Account, @Param('id') id: string): Promise<DeviceCommands> {
    const commands = await this.commands.list(me, id);
    if (!commands) throw refusal(COMMAND_PROBLEMS, 'device-not-found');
    return commands;
  }
}
