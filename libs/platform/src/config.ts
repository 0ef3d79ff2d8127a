import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min, MinLength, validateSync } from 'class-validator';

/** What every service reads from its environment. */
export class ServiceConfig {
  /** postgres://user:password@host:port/database */
  @IsString() @MinLength(10) DATABASE_URL: string;
  /** Holds token-public.pem; the registry's also token-private.pem and data-keys.json. */
  @IsString() @MinLength(1) SECRETS_DIR: string;
  @IsOptional() @IsString() HOST: string = '127.0.0.1';
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(65_535) PORT?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(2) @Max(100) POOL_SIZE: number = 6;
  /** Whose word about the caller's address and protocol is believed: addresses and networks, by comma. */
  @IsOptional() @IsString() TRUST_PROXY: string = 'loopback';
}

/** Reads, checks and freezes a part's configuration. Names every bad variable, and no value. */
export function readConfig<C extends object>(kind: new () => C, env: NodeJS.ProcessEnv = process.env): Readonly<C> {
  const config = plainToInstance(kind, env, { exposeDefaultValues: true });
  const faults = validateSync(config, { skipMissingProperties: false });
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault.property}: ${Object.values(fault.constraints ?? {}).join('; ')}`);
    throw new Error(`These environment variables are missing or wrong:\n${lines.join('\n')}`);
  }
  return Object.freeze(config);
}
