import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ServiceConfig } from '#platform/config.js';

export class AlarmIngestionConfig extends ServiceConfig {
  /** Where devices speak MQTT; 0 lets the system choose. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(65_535) MQTT_PORT: number = 1883;
  /** Readings older than this many days are dropped, a whole day at a time. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(2) @Max(3_650) READING_DAYS: number = 90;
}
