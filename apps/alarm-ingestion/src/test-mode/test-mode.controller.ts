import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import { TestStart, TestWindow } from './test-mode.dto.js';
import { TestModeService } from './test-mode.service.js';

/** Who stands beside the device, and who is on the phone with them. */
const TESTERS: readonly Role[] = ['device-engineer', 'operator', 'supervisor', 'grid-worker', 'family', 'elder'];

@Controller('devices')
export class TestModeController {
  constructor(private readonly tests: TestModeService) {}

  /** For at most 30 min what the device signals is a test. 409 names who is trying it out already. */
  @Post(':id/test')
  @Roles(...TESTERS)
  start(@Me() me: Account, @Param('id') id: string, @Body() start: TestStart): Promise<TestWindow> {
    return this.tests.start(me, id, start);
  }

  /** What it has signalled so far; 404 when the device is not in test mode. */
  @Get(':id/test')
  @Roles(...TESTERS)
  now(@Me() me: Account, @Param('id') id: string): Promise<TestWindow> {
    return this.tests.now(me, id);
  }

  @Delete(':id/test')
  @HttpCode(204)
  @Roles(...TESTERS)
  stop(@Me() me: Account, @Param('id') id: string): Promise<void> {
    return this.tests.stop(me, id);
  }
}
