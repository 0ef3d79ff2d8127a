import { Injectable } from '@nestjs/common';
import type { ConsentKind } from '#contracts/consent.js';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';

/** What an elder agreed that the family sees. Elders see their own. */
@Injectable()
export class SharingStore {
  async maySee(tx: Transaction, me: Account, elderId: string, kind: ConsentKind): Promise<boolean> {
    if (me.role !== 'family') return true;
    const [row] = await tx.query<{ granted: boolean }>('SELECT granted FROM registry.consent_view WHERE elder_id = $1 AND kind = $2', [elderId, kind]);
    return row?.granted ?? false;
  }

  /** Of these elders, those who share. */
  async sharing(tx: Transaction, elderIds: string[]): Promise<string[]> {
    const rows = await tx.query<{ elder_id: string }>(`SELECT elder_id FROM registry.consent_view WHERE elder_id = ANY ($1::uuid[]) AND kind = 'FAMILY_SHARING' AND granted`, [elderIds]);
    return rows.map((row) => row.elder_id);
  }
}
