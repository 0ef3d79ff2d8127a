import { ALARM_LEVELS, type AlarmLevel } from '#contracts/alarm.js';
import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';

/** Longest note, characters. */
export const NOTE_LENGTH = 500;

export class PlaceOrder {
  @IsUUID() elderId: string;
  /** A code of GET /api/catalogue. */
  @IsString() @Length(1, 40) @Matches(/^[A-Z_]+$/) itemCode: string;
  /** When it is due, ISO 8601 with a zone. Help to an alarm is due at once when this is absent. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: 'dueAt must name its zone' }) dueAt?: string;
  /** Absent: an order for another day is an appointment. */
  @IsOptional() @IsBoolean() appointment?: boolean;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
  /** The alarm that needs somebody at the door. */
  @IsOptional() @IsUUID() alarmId?: string;
  /** May be left out; when given it must be what the alarm says. */
  @IsOptional() @IsUUID() incidentId?: string;
  /** May be left out; when given it must be the alarm's level. */
  @IsOptional() @IsIn(ALARM_LEVELS) priority?: AlarmLevel;
}
