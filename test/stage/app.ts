import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '#contracts/flow.js';
import type { Account } from '#contracts/people.js';
import { createHttpApp } from '#platform/http-app.js';
import { TOKEN_ALGORITHM, TOKEN_ISSUER } from '#platform/token-verifier.js';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { importPKCS8, SignJWT } from 'jose';
import type { StageDatabase } from './database.js';
import { Person } from './person.js';

/** Services under test, listening on a loopback port with the real doors, guards and database roles. */
export class StageApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {}

  static async start(database: StageDatabase, service: Service, modules: Type[], env: Record<string, string> = {}): Promise<StageApp> {
    Object.assign(process.env, { DATABASE_URL: database.url, SECRETS_DIR: secretsDir(), MQTT_PORT: '0' }, env);
    const app = await createHttpApp({ service, modules });
    await app.listen(0, '127.0.0.1');
    return new StageApp(app, await app.getUrl());
  }

  /** Somebody with a valid token, without the detour of signing in. */
  async signedIn(account: Account): Promise<Person> {
    return new Person(this.url, await tokenFor(account));
  }

  anonymous(): Person {
    return new Person(this.url, null);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}

export const secretsDir = (): string => process.env['HUYING_TEST_SECRETS']!;

/** An access token as the registry would sign it. */
export async function tokenFor(account: Account, expiresIn = '15m'): Promise<string> {
  const key = await importPKCS8(readFileSync(join(secretsDir(), 'token-private.pem'), 'utf8'), TOKEN_ALGORITHM);
  return new SignJWT({ account: { ...account } })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM })
    .setIssuer(TOKEN_ISSUER)
    .setSubject(account.accountId)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(key);
}
