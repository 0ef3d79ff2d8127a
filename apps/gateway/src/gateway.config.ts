import { fileURLToPath } from 'node:url';
import { IsOptional, IsString } from 'class-validator';

export class GatewayConfig {
  /** The built console; an installation without one serves sockets alone. */
  @IsOptional() @IsString() CONSOLE_DIR: string = fileURLToPath(new URL('../../../console', import.meta.url));
}
