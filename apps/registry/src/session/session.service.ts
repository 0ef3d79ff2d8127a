import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { SYSTEM } from '#platform/scope.js';
import { countAttempt } from '../rules/lockout.js';
import { mayBePassword } from '../rules/password.js';
import { mayRefresh, REFRESH_SECONDS } from '../rules/refresh.js';
import { hashPassword, isPassword } from './password-hash.js';
import { type Credentials, SessionStore } from './session.store.js';

export interface OpenedSession {
  account: Account;
  refreshToken: string;
  refreshExpiresAt: Date;
}

type Refused<W> = { ok: false; why: W; lockedUntil?: Date };
type Opened = { ok: true } & OpenedSession;

@Injectable()
export class SessionService implements OnModuleInit {
  /** Checked when there is no such name, so that the answer takes as long. */
  private nobodysHash: string;

  constructor(
    private readonly database: Database,
    private readonly store: SessionStore,
  ) {}

  async onModuleInit(): Promise<void> {
    this.nobodysHash = await hashPassword(randomBytes(16).toString('hex'));
  }

  async signIn(typedName: string, password: string): Promise<Opened | Refused<'locked' | 'sign-in-refused'>> {
    const checked = await this.check(typedName.trim().toLowerCase(), password);
    if (!checked.ok) return checked;
    return this.database.within(SYSTEM, async (tx) => {
      // Read again: the account may have been disabled while the password was hashed.
      const credentials = await this.store.credentialsOf(tx, { accountId: checked.credentials.account.accountId });
      if (!credentials || credentials.disabled) return { ok: false, why: 'sign-in-refused' };
      await this.store.forgetAttempts(tx, credentials.username);
      await this.store.sweep(tx);
      return this.open(tx, credentials.account, newId());
    });
  }

  async refresh(token: string | undefined) {
    return this.database.within(SYSTEM, async (tx) => {
      const session = token ? await this.store.lockRefresh(tx, token) : null;
      const verdict = mayRefresh(session, tx.now);
      if (!verdict.ok) {
        if (verdict.why === 'refresh-reused') await this.store.revokeFamily(tx, session!.familyId);
        return verdict;
      }
      const credentials = await this.store.credentialsOf(tx, { accountId: session!.accountId });
      if (!credentials || credentials.disabled) return { ok: false, why: 'refresh-revoked' } as const;
      await this.store.replaceRefresh(tx, token!);
      return this.open(tx, credentials.account, session!.familyId);
    });
  }

  async signOut(token: string | undefined): Promise<void> {
    await this.database.within(SYSTEM, async (tx) => {
      const session = token ? await this.store.lockRefresh(tx, token) : null;
      if (session) await this.store.revokeFamily(tx, session.familyId);
    });
  }

  /** Ends every other sign-in of the account: whoever knew the old password is out. */
  async changePassword(me: Account, current: string, next: string) {
    const known = await this.database.within(SYSTEM, (tx) => this.store.credentialsOf(tx, { accountId: me.accountId }));
    const checked = await this.check(known?.username ?? '', current);
    if (!checked.ok) return checked;
    const verdict = mayBePassword(next, checked.credentials.username);
    if (!verdict.ok) return verdict;
    const passwordHash = await hashPassword(next);
    return this.database.within(SYSTEM, async (tx) => {
      await this.store.forgetAttempts(tx, checked.credentials.username);
      await this.store.changePassword(tx, me.accountId, passwordHash);
      await this.store.revokeAll(tx, me.accountId);
      return this.open(tx, checked.credentials.account, newId());
    });
  }

  /** Counts the attempt, then looks at the password outside any transaction: hashing takes long. */
  private async check(username: string, password: string): Promise<{ ok: true; credentials: Credentials } | Refused<'locked' | 'sign-in-refused'>> {
    const counted = await this.database.within(SYSTEM, async (tx) => {
      const verdict = countAttempt(await this.store.lockAttempts(tx, username), tx.now);
      if (!verdict.ok) return verdict;
      await this.store.saveAttempts(tx, username, verdict.attempts);
      return { ok: true as const, credentials: await this.store.credentialsOf(tx, { username }) };
    });
    if (!counted.ok) return counted;
    const { credentials } = counted;
    const right = await isPassword(credentials?.passwordHash ?? this.nobodysHash, password);
    return right && credentials && !credentials.disabled ? { ok: true, credentials } : { ok: false, why: 'sign-in-refused' };
  }

  private async open(tx: Transaction, account: Account, familyId: string): Promise<Opened> {
    const refreshToken = randomBytes(32).toString('base64url');
    const refreshExpiresAt = new Date(tx.now.getTime() + REFRESH_SECONDS * 1000);
    await this.store.addRefresh(tx, refreshToken, familyId, account.accountId, refreshExpiresAt);
    return { ok: true, account, refreshToken, refreshExpiresAt };
  }
}
