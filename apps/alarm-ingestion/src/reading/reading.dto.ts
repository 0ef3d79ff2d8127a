import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export class ReadingQuery {
  /** One metric by its name, such as `heartRate`; absent: all. */
  @IsOptional() @IsString() @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) metric?: string;
  /** How far back. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(24 * 31) hours: number = 24;
}

export class ReadingPoint {
  /** The device's own instant, or that of receipt. ISO 8601 UTC. */
  at: string;
  metrics: Record<string, number | boolean>;
}
