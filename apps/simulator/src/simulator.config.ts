import { Type } from 'class-transformer';
import { IsNumber, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

export class SimulatorConfig {
  /** The public HTTP door. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) HUYING_URL: string = 'http://127.0.0.1:8080';
  /** The devices' door. */
  @IsUrl({ require_tld: false, protocols: ['mqtt', 'mqtts'] }) MQTT_URL: string = 'mqtt://127.0.0.1:1883';
  /** Holds demo-accounts.json and demo-devices.json, which the seeding wrote. */
  @IsString() SECRETS_DIR: string;
  /** How fast the city lives; 1 shows something new every few seconds. */
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0.1) @Max(20) PACE: number = 1;
  /** The same word plays the same day again. By default every start is another day: repeated orders would be refused. */
  @IsOptional() @IsString() SEED: string = new Date().toISOString();
}
