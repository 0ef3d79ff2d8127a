import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Unkept } from '#platform/idempotency.interceptor.js';
import type { Page } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { pageKey } from '../page-key.js';
import { DeviceCredentialService } from './device-credential.service.js';
import { DeviceMoveService } from './device-move.service.js';
import { DeviceDetail, DeviceMove, DeviceQuery, DeviceRow, FunnelQuery, IssuedCredentials, NewCredentials, ReportPath, StateCount } from './device.dto.js';
import { DEVICE_PROBLEMS } from './device.problems.js';
import { DeviceService } from './device.service.js';

const READERS: Role[] = ['operator', 'supervisor', 'street-officer', 'grid-worker', 'district-officer', 'city-officer', 'device-engineer', 'auditor', 'system-admin'];
const KEEPERS: Role[] = ['device-engineer', 'supervisor', 'district-officer', 'system-admin'];

/** 设备全程: where every device stands in its life, and what takes it on. */
@Controller('registry/devices')
export class DeviceController {
  constructor(
    private readonly devices: DeviceService,
    private readonly moves: DeviceMoveService,
    private readonly credentials: DeviceCredentialService,
  ) {}

  @Get()
  @Roles(...READERS, 'family', 'elder')
  list(@Me() me: Account, @Query() query: DeviceQuery): Promise<Page<DeviceRow>> {
    return this.devices.list(me, query, pageKey(query.after, 1));
  }

  @Get('funnel')
  @Roles(...READERS)
  funnel(@Me() me: Account, @Query() query: FunnelQuery): Promise<StateCount[]> {
    return this.devices.funnel(me, query);
  }

  /** Handed over and never activated; a month without a self-test. (Silent ones and empty batteries: alarm-ingestion knows them.) */
  @Get('reports/:report')
  @Roles(...READERS)
  report(@Me() me: Account, @Param() { report }: ReportPath, @Query() query: DeviceQuery): Promise<Page<DeviceRow>> {
    return this.devices.report(me, report, query, pageKey(query.after, 1));
  }

  @Get(':id')
  @Roles(...READERS)
  async one(@Me() me: Account, @Param('id') id: string): Promise<DeviceDetail> {
    const device = await this.devices.one(me, id);
    if (!device) throw refusal(DEVICE_PROBLEMS, 'device-not-found');
    return device;
  }

  /** The device goes on in its life; what a move needs depends on where it goes. */
  @Post(':id/moves')
  @HttpCode(200)
  @Roles(...KEEPERS)
  async move(@Me() me: Account, @Param('id') id: string, @Body() move: DeviceMove): Promise<DeviceDetail> {
    const verdict = await this.moves.move(me, id, move);
    if (!verdict.ok) throw refusal(DEVICE_PROBLEMS, verdict.why);
    return this.one(me, id);
  }

  /** A new secret, shown in this answer and never again. */
  @Post(':id/credentials')
  @Unkept()
  @Roles('device-engineer', 'district-officer', 'system-admin')
  async issue(@Me() me: Account, @Param('id') id: string, @Body() { revoke }: NewCredentials): Promise<IssuedCredentials> {
    const issued = await this.credentials.issue(me, id, revoke ?? false);
    if (!issued.ok) throw refusal(DEVICE_PROBLEMS, issued.why);
    return issued.credentials;
  }
}
