import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { TOKEN_ALGORITHM, TOKEN_ISSUER, TOKEN_SECONDS } from '#platform/token-verifier.js';
import { importPKCS8, SignJWT } from 'jose';
import { secretsDir } from '../registry.config.js';

/** Signs access tokens. The only holder of the private key; everybody else checks with the public one. */
@Injectable()
export class AccessTokens {
  private key: ReturnType<typeof importPKCS8> | null = null;

  async sign(account: Account): Promise<{ token: string; expiresAt: string }> {
    this.key ??= readFile(join(secretsDir(), 'token-private.pem'), 'utf8').then((pem) => importPKCS8(pem, TOKEN_ALGORITHM));
    // The wall clock, not the movable one: whoever checks the token, in whatever process, has only the wall clock.
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + TOKEN_SECONDS;
    const token = await new SignJWT({ account: { ...account } })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM })
      .setIssuer(TOKEN_ISSUER)
      .setSubject(account.accountId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await this.key);
    return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
  }
}
