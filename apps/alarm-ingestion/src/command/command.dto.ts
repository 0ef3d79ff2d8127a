import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { DEVICE_COMMANDS, type CommandState, type DeviceCommand } from '#contracts/device.js';

const SHORTEST_INTERVAL_SECONDS = 60;
const LONGEST_INTERVAL_SECONDS = 24 * 3600;
/** Watches of this kind hold three numbers. */
const NUMBERS_LIMIT = 3;

export class CommandArgsDto {
  /** For SET_INTERVAL: between two reports. */
  @IsOptional() @IsInt() @Min(SHORTEST_INTERVAL_SECONDS) @Max(LONGEST_INTERVAL_SECONDS) seconds?: number;
  /** For SET_SOS_NUMBERS: whom the device calls, in order. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(NUMBERS_LIMIT) @Matches(/^\+?\d{3,18}$/, { each: true }) numbers?: string[];
}

export class CommandAsk {
  @IsIn(DEVICE_COMMANDS) command: DeviceCommand;
  @IsOptional() @ValidateNested() @Type(() => CommandArgsDto) args?: CommandArgsDto;
}

export class CommandRow {
  id: string;
  deviceId: string;
  command: DeviceCommand;
  state: CommandState;
  askedAt: string;
  byName: string;
  sentAt: string | null;
  endedAt: string | null;
  /** What the device said about it. */
  result: string | null;
  /** False: its format has no answer. */
  answers: boolean;
}

export class DeviceCommands {
  /** What this device takes. */
  available: DeviceCommand[];
  /** The newest first. */
  items: CommandRow[];
}
