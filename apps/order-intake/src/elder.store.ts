import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { StandingOrder } from './rules/may-place.js';

export interface ServedElder {
  elderId: string;
  orgPath: string;
  streetCode: string;
}

/** What placing an order must know of an elder. */
@Injectable()
export class ElderStore {
  /**
   * The elder, if the transaction's scope holds them; orders for one elder are then placed one after another, so that
   * two browsers can't both find that no such order stands. (The registry's view shows every elder: the scope is asked here.)
   */
  async hold(tx: Transaction, elderId: string): Promise<ServedElder | null> {
    const [elder] = await tx.query<ServedElder>(
      `SELECT id AS "elderId", org_path AS "orgPath", street_code AS "streetCode" FROM registry.elder_view
       WHERE id = $1 AND platform.may_see(org_path, NULL, id)`,
      [elderId],
    );
    if (elder) await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('order_intake.elder ' || $1, 0))`, [elderId]);
    return elder ?? null;
  }

  /** Orders of the elder that were not withdrawn, around an instant. */
  standing(tx: Transaction, elderId: string, dueAt: Date): Promise<StandingOrder[]> {
    return tx.query<StandingOrder>(
      `SELECT number, item_code AS "itemCode", due_at AS "dueAt", alarm_id AS "alarmId", closed_at IS NULL AS open FROM care_order
       WHERE elder_id = $1 AND due_at BETWEEN $2::timestamptz - interval '1 day' AND $2::timestamptz + interval '1 day'
         AND state NOT IN ('REJECTED', 'CANCELLED', 'EXPIRED') ORDER BY placed_at`,
      [elderId, dueAt],
    );
  }
}
