import { Controller, Get, Param, Query } from '@nestjs/common';
import type { DeviceState } from '#contracts/device.js';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import { fromCursor, type Page, pageOf, PageQuery } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { DevicePresence, LowBatteryDevice, SilentDevice } from './device-report.dto.js';
import { DeviceReportStore } from './device-report.store.js';

const READERS: Role[] = ['operator', 'supervisor', 'street-officer', 'grid-worker', 'district-officer', 'city-officer', 'device-engineer', 'auditor', 'system-admin'];
/** Whoever is in use should be heard; what was only handed over is another report. */
const SHOULD_SPEAK: readonly DeviceState[] = ['IN_USE'];

/** What only the door knows of devices: who has fallen silent, whose battery ends. */
@Controller('devices')
export class DeviceReportController {
  constructor(
    private readonly database: Database,
    private readonly store: DeviceReportStore,
  ) {}

  @Get('silent')
  @Roles(...READERS)
  async silent(@Me() me: Account, @Query() { limit, after }: PageQuery): Promise<Page<SilentDevice>> {
    const [at = null, id = null] = keyOf(after, 2);
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.silent(tx, SHOULD_SPEAK, limit + 1, [at, id]));
    return pageOf(rows, limit, (row) => [row.lastSeenAt === null ? '-infinity' : new Date(row.lastSeenAt).toISOString(), row.id]);
  }

  @Get('battery')
  @Roles(...READERS)
  async battery(@Me() me: Account, @Query() { limit, after }: PageQuery): Promise<Page<LowBatteryDevice>> {
    const [id = null] = keyOf(after, 1);
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.lowBattery(tx, limit + 1, id));
    return pageOf(rows, limit, (row) => [row.id]);
  }

  /** When the device was heard last, and how much battery it said. */
  @Get(':id/presence')
  @Roles(...READERS)
  async presence(@Me() me: Account, @Param('id') id: string): Promise<DevicePresence> {
    const presence = await this.database.within(scopeOf(me), (tx) => this.store.presence(tx, id));
    if (!presence) throw refusal(COMMON_PROBLEMS, 'not-found');
    return presence;
  }
}

/** The sort key of the last row seen; a made-up cursor is bad input. */
function keyOf(after: string | undefined, length: number): string[] {
  if (after === undefined) return [];
  const key = fromCursor(after);
  const sound = key?.length === length && key.every((part) => typeof part === 'string') && (length === 1 || key[0] === '-infinity' || !Number.isNaN(Date.parse(key[0] as string)));
  if (!sound) throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'after', message: 'after must be the `next` of an earlier page' }] });
  return key as string[];
}
