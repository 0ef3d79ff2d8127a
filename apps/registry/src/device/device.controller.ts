import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import type { Page } from '#platform/page.dto.js';
import { type ProblemTable, refusal } from '#platform/problem.js';
import { pageKey } from '../page-key.js';
import { DeviceMove, DeviceQuery, DeviceRow } from './device.dto.js';
import { DeviceService } from './device.service.js';

const PROBLEMS = {
  'device-not-found': [404, '找不到该设备', 'No such device in your scope: check the id.'],
  'device-state-not-possible': [409, '设备当前状态不允许此变更', 'A device can not go from its present state to this one.'],
} satisfies ProblemTable;

@Controller('registry/devices')
export class DeviceController {
  constructor(private readonly devices: DeviceService) {}

  @Get()
  @Roles('operator', 'supervisor', 'street-officer', 'grid-worker', 'district-officer', 'city-officer', 'device-engineer', 'auditor', 'system-admin', 'family', 'elder')
  list(@Me() me: Account, @Query() query: DeviceQuery): Promise<Page<DeviceRow>> {
    return this.devices.list(me, query, pageKey(query.after, 1));
  }

  @Put(':id/state')
  @Roles('device-engineer', 'supervisor', 'district-officer')
  async move(@Me() me: Account, @Param('id') id: string, @Body() { state }: DeviceMove): Promise<DeviceRow> {
    const moved = await this.devices.move(me, id, state);
    if (!moved.ok) throw refusal(PROBLEMS, moved.why);
    return moved.device;
  }
}
