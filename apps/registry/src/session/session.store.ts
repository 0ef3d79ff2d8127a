import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import type { SignInAttempts } from '../rules/lockout.js';
import type { RefreshSession } from '../rules/refresh.js';

/** How long finished rows stay for a look, and how many one sign-in sweeps away. */
const KEEP_DAYS = 7;
const SWEEP_ROWS = 200;

export interface Credentials {
  account: Account;
  username: string;
  passwordHash: string;
  disabled: boolean;
}

interface AccountRow extends Account {
  username: string;
  passwordHash: string;
  disabled: boolean;
}

const CREDENTIALS = `SELECT id AS "accountId", name, role, scope_path AS "orgPath", provider_id AS "providerId", caregiver_id AS "caregiverId",
  elder_ids AS "elderIds", username, password_hash AS "passwordHash", disabled_at IS NOT NULL AS disabled FROM account`;

/** Only the hash is kept: who reads the table can't sign in with it. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

@Injectable()
export class SessionStore {
  async credentialsOf(tx: Transaction, by: { username: string } | { accountId: string }): Promise<Credentials | null> {
    const [row] = await ('username' in by
      ? tx.query<AccountRow>(`${CREDENTIALS} WHERE username = $1`, [by.username])
      : tx.query<AccountRow>(`${CREDENTIALS} WHERE id = $1`, [by.accountId]));
    if (!row) return null;
    const { username, passwordHash, disabled, ...account } = row;
    return { account, username, passwordHash, disabled };
  }

  /** Locks the name's row, making it if need be, so that attempts at once queue up; null on the first. */
  async lockAttempts(tx: Transaction, username: string): Promise<SignInAttempts | null> {
    const [row] = await tx.query<SignInAttempts>(
      `INSERT INTO sign_in_attempt AS a (username, failures, last_at) VALUES ($1, 0, $2)
       ON CONFLICT (username) DO UPDATE SET failures = a.failures
       RETURNING failures, last_at AS "lastAt", locked_until AS "lockedUntil"`,
      [username, tx.now],
    );
    return row!.failures === 0 ? null : row!;
  }

  async saveAttempts(tx: Transaction, username: string, { failures, lastAt, lockedUntil }: SignInAttempts): Promise<void> {
    await tx.query('UPDATE sign_in_attempt SET failures = $2, last_at = $3, locked_until = $4 WHERE username = $1', [username, failures, lastAt, lockedUntil]);
  }

  async forgetAttempts(tx: Transaction, username: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_attempt WHERE username = $1', [username]);
  }

  async addRefresh(tx: Transaction, token: string, familyId: string, accountId: string, expiresAt: Date): Promise<void> {
    await tx.query('INSERT INTO refresh_session (token_hash, family_id, account_id, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [
      hashOf(token),
      familyId,
      accountId,
      tx.now,
      expiresAt,
    ]);
  }

  /** Locks the row: of two that exchange the same token at once, the second sees it replaced. */
  async lockRefresh(tx: Transaction, token: string): Promise<(RefreshSession & { familyId: string; accountId: string }) | null> {
    const [row] = await tx.query<RefreshSession & { familyId: string; accountId: string }>(
      `SELECT family_id AS "familyId", account_id AS "accountId", expires_at AS "expiresAt", replaced_at AS "replacedAt", revoked_at AS "revokedAt"
       FROM refresh_session WHERE token_hash = $1 FOR UPDATE`,
      [hashOf(token)],
    );
    return row ?? null;
  }

  async replaceRefresh(tx: Transaction, token: string): Promise<void> {
    await tx.query('UPDATE refresh_session SET replaced_at = $2 WHERE token_hash = $1', [hashOf(token), tx.now]);
  }

  async revokeFamily(tx: Transaction, familyId: string): Promise<void> {
    await tx.query('UPDATE refresh_session SET revoked_at = $2 WHERE family_id = $1 AND revoked_at IS NULL', [familyId, tx.now]);
  }

  async revokeAll(tx: Transaction, accountId: string): Promise<void> {
    await tx.query('UPDATE refresh_session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [accountId, tx.now]);
  }

  async changePassword(tx: Transaction, accountId: string, passwordHash: string): Promise<void> {
    await tx.query('UPDATE account SET password_hash = $2 WHERE id = $1', [accountId, passwordHash]);
  }

  /** A few old rows at a time, never waiting for anybody. */
  async sweep(tx: Transaction): Promise<void> {
    const before = new Date(tx.now.getTime() - KEEP_DAYS * 86_400_000);
    for (const [table, key, age] of [
      ['refresh_session', 'token_hash', 'expires_at'],
      ['sign_in_attempt', 'username', 'last_at'],
    ]) {
      await tx.query(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${age} < $1 LIMIT ${SWEEP_ROWS} FOR UPDATE SKIP LOCKED)`,
        [before],
      );
    }
  }
}
