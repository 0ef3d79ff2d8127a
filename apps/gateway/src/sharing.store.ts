import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { SYSTEM } from '#platform/scope.js';

/** Which elders let their family hear of them; it is theirs to take back. */
@Injectable()
export class SharingStore {
  constructor(private readonly database: Database) {}

  /** The account as far as it may hear: a family without those who do not share. */
  async narrowed(account: Account): Promise<Account> {
    if (account.role !== 'family') return account;
    const rows = await this.database.within(SYSTEM, (tx) =>
      tx.query<{ id: string }>(`SELECT elder_id AS id FROM registry.consent_view WHERE elder_id = ANY ($1::uuid[]) AND kind = 'FAMILY_SHARING' AND granted`, [account.elderIds]),
    );
    return { ...account, elderIds: rows.map(({ id }) => id) };
  }
}
