import { TEST_PURPOSES, type TestPurpose } from '#contracts/device.js';
import type { AlarmType } from '#contracts/alarm.js';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

/** Own default: longer than this nobody stands beside the device. */
const TEST_MINUTES_LIMIT = 30;

export class TestStart {
  @IsIn(TEST_PURPOSES) purpose: TestPurpose;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(TEST_MINUTES_LIMIT) minutes: number = 10;
}

/** While it is open what the device signals is a test: recorded, closed, and nobody is called. */
export class TestWindow {
  id: string;
  deviceId: string;
  purpose: TestPurpose;
  by: string;
  openedAt: string;
  until: string;
  /** What the device has signalled in it so far. */
  signalled: AlarmType[];
}
