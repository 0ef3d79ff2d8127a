import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import type { PageKey } from '../page-key.js';
import { fitsRole, mayGive, type Scope } from '../rules/account-scope.js';
import { hashPassword } from '../session/password-hash.js';
import { SessionStore } from '../session/session.store.js';
import type { AccountQuery, AccountRow, AccountWithPassword, NewAccount } from './account.dto.js';
import { AccountStore } from './account.store.js';

type Refused<W> = { ok: false; why: W };

@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly store: AccountStore,
    private readonly sessions: SessionStore,
  ) {}

  async list(me: Account, query: AccountQuery, [after = null]: PageKey): Promise<Page<AccountRow>> {
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query, after));
    return pageOf(rows, query.limit, (row) => [row.username]);
  }

  async add(me: Account, wanted: NewAccount) {
    const scope: Scope = {
      orgPath: wanted.orgPath ?? null,
      providerId: wanted.providerId ?? null,
      caregiverId: wanted.caregiverId ?? null,
      elderIds: wanted.elderIds ?? [],
    };
    const fits = fitsRole(wanted.role, scope);
    if (!fits.ok) return fits;
    const { password, passwordHash } = await firstPassword();
    return this.database.within(scopeOf(me), async (tx) => {
      const place = await this.store.placeOf(tx, scope);
      if (!place) return { ok: false, why: 'scope-unknown' } as const;
      const given = mayGive(me, place);
      if (!given.ok) return given;
      const id = newId();
      if (!(await this.store.add(tx, id, wanted, scope, place, passwordHash))) return { ok: false, why: 'username-taken' } as const;
      const row: AccountWithPassword = { id, username: wanted.username, name: wanted.name, role: wanted.role, ...scope, disabledAt: null, password };
      return { ok: true as const, row };
    });
  }

  /** The account's sockets close within seconds of the event; its tokens are refused as soon; it can't refresh. */
  async disable(me: Account, id: string): Promise<{ ok: true; row: AccountRow } | Refused<'account-not-found' | 'not-yourself'>> {
    if (id === me.accountId) return { ok: false, why: 'not-yourself' };
    return this.database.within(scopeOf(me), async (tx) => {
      const account = await this.store.find(tx, id);
      if (!account) return { ok: false, why: 'account-not-found' };
      const { place, ...row } = account;
      if (row.disabledAt) return { ok: true, row };
      await this.store.setDisabled(tx, id, tx.now);
      await this.sessions.revokeAll(tx, id);
      await tell(tx, { name: 'account.disabled', subject: id, orgPath: place, actor: { accountId: me.accountId, name: me.name }, payload: { accountId: id } });
      return { ok: true, row: { ...row, disabledAt: tx.now.toISOString() } };
    });
  }

  async enable(me: Account, id: string): Promise<{ ok: true; row: AccountRow } | Refused<'account-not-found'>> {
    return this.database.within(scopeOf(me), async (tx) => {
      const account = await this.store.find(tx, id);
      if (!account) return { ok: false, why: 'account-not-found' };
      const { place: _, ...row } = account;
      await this.store.setDisabled(tx, id, null);
      return { ok: true, row: { ...row, disabledAt: null } };
    });
  }

  /** A new first password for somebody who forgot; whoever was signed in is out. */
  async resetPassword(me: Account, id: string): Promise<{ ok: true; row: AccountWithPassword } | Refused<'account-not-found'>> {
    const { password, passwordHash } = await firstPassword();
    return this.database.within(scopeOf(me), async (tx) => {
      const account = await this.store.find(tx, id);
      if (!account) return { ok: false, why: 'account-not-found' };
      const { place: _, ...row } = account;
      await this.sessions.changePassword(tx, id, passwordHash);
      await this.sessions.revokeAll(tx, id);
      await this.sessions.forgetAttempts(tx, row.username);
      return { ok: true, row: { ...row, password } };
    });
  }
}

async function firstPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = randomBytes(12).toString('base64url');
  return { password, passwordHash: await hashPassword(password) };
}
