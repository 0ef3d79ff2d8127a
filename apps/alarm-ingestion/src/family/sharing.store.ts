import { Injectable } from '@nestjs/common';
import type { ConsentKind } from '#contracts/consent.js';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import { scopeSetting } from '#platform/scope.js';

/** What an elder agreed that the family sees. Elders see their own. */
@Injectable()
export class SharingStore {
  async maySee(tx: Transaction, me: Account, elderId: string, kind: ConsentKind): Promise<boolean> {
    if (me.role !== 'family') return true;
    const [row] = await tx.query<{ granted: boolean }>('SELECT granted FROM registry.consent_view WHERE elder_id = $1 AND kind = $2', [elderId, kind]);
    return row?.granted ?? false;
  }

  /** Narrows a family's transaction to the elders who share: from here on the database shows no other's rows. */
  async narrow(tx: Transaction, me: Account): Promise<void> {
    if (me.role !== 'family') return;
    const rows = await tx.query<{ id: string }>(`SELECT elder_id AS id FROM registry.consent_view WHERE elder_id = ANY ($1::uuid[]) AND kind = 'FAMILY_SHARING' AND granted`, [me.elderIds]);
    await tx.query(`SELECT set_config('huying.scope', $1, true)`, [scopeSetting({ kind: 'elder', elderIds: rows.map(({ id }) => id) })]);
  }

  /** Whether a family may see where this device is. */
  async mayLocate(tx: Transaction, me: Account, deviceId: string): Promise<boolean> {
    if (me.role !== 'family') return true;
    const [row] = await tx.query<{ granted: boolean }>(
      `SELECT c.granted FROM registry.device_view d JOIN registry.consent_view c ON c.elder_id = d.elder_id AND c.kind = 'LOCATION' WHERE d.id = $1`,
      [deviceId],
    );
    return row?.granted ?? false;
  }
}
