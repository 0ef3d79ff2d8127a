import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type Account, ROLES } from '#contracts/people.js';
import { errors, importSPKI, jwtVerify } from 'jose';
import { readConfig, ServiceConfig } from './config.js';

export const TOKEN_ALGORITHM = 'EdDSA';
export const TOKEN_ISSUER = 'huying';
export const TOKEN_SECONDS = 15 * 60;

export type TokenVerdict = { ok: true; account: Account; expiresAt: Date } | { ok: false; why: 'not-signed-in' | 'token-expired' };

/** Checks access tokens with the registry's public key. */
@Injectable()
export class TokenVerifier {
  private key: ReturnType<typeof importSPKI> | null = null;

  async verify(token: string): Promise<TokenVerdict> {
    this.key ??= readFile(join(readConfig(ServiceConfig).SECRETS_DIR, 'token-public.pem'), 'utf8').then((pem) => importSPKI(pem, TOKEN_ALGORITHM));
    const key = await this.key;
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: [TOKEN_ALGORITHM], issuer: TOKEN_ISSUER });
      const account = payload['account'] as Account | undefined;
      if (!account || !ROLES.includes(account.role)) return { ok: false, why: 'not-signed-in' };
      return { ok: true, account, expiresAt: new Date(payload.exp! * 1000) };
    } catch (error) {
      return { ok: false, why: error instanceof errors.JWTExpired ? 'token-expired' : 'not-signed-in' };
    }
  }
}
