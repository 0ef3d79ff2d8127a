import { Injectable } from '@nestjs/common';
import type { Role } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import { likeAnywhere } from '../page-key.js';
import type { Scope } from '../rules/account-scope.js';
import type { AccountRow, NewAccount } from './account.dto.js';

const ROW = `SELECT id, username, name, role, scope_path AS "orgPath", provider_id AS "providerId", caregiver_id AS "caregiverId",
  elder_ids AS "elderIds", disabled_at AS "disabledAt" FROM account`;

@Injectable()
export class AccountStore {
  async list(tx: Transaction, { q, role, limit }: { q?: string; role?: Role; limit: number }, afterUsername: string | null): Promise<AccountRow[]> {
    return tx.query<AccountRow>(
      `${ROW} WHERE ($1::text IS NULL OR username LIKE $1 OR name LIKE $1) AND ($2::text IS NULL OR role = $2)
         AND ($3::text IS NULL OR username > $3) ORDER BY username LIMIT $4`,
      [likeAnywhere(q), role ?? null, afterUsername, limit + 1],
    );
  }

  async find(tx: Transaction, id: string): Promise<(AccountRow & { place: string }) | null> {
    const [row] = await tx.query<AccountRow & { place: string }>(`${ROW.replace('SELECT id', 'SELECT org_path AS place, id')} WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** Where an account of this scope is managed: its place, its caregiver's or provider's, its first elder's; null when something named is not there. */
  async placeOf(tx: Transaction, { orgPath, providerId, caregiverId, elderIds }: Scope): Promise<string | null> {
    const [row] = await tx.query<{ place: string | null; whole: boolean }>(
      `SELECT coalesce((SELECT path FROM org_unit WHERE path = $1),
                       (SELECT org_path FROM caregiver WHERE id = $3 AND provider_id = $2),
                       (SELECT org_path FROM provider WHERE id = $2 AND $3::text IS NULL),
                       (SELECT min(org_path) FROM elder WHERE id = ANY ($4::uuid[]))) AS place,
              (SELECT count(*) FROM elder WHERE id = ANY ($4::uuid[])) = cardinality($4::uuid[]) AS whole`,
      [orgPath, providerId, caregiverId, elderIds],
    );
    return row!.whole ? row!.place : null;
  }

  /** False when the name is taken. */
  async add(tx: Transaction, id: string, { username, name, role }: NewAccount, scope: Scope, place: string, passwordHash: string): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO account (id, username, name, role, password_hash, org_path, scope_path, provider_id, caregiver_id, elder_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [id, username, name, role, passwordHash, place, scope.orgPath, scope.providerId, scope.caregiverId, scope.elderIds],
    );
    return rows.length > 0;
  }

  async setDisabled(tx: Transaction, id: string, at: Date | null): Promise<void> {
    await tx.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [id, at]);
  }
}
