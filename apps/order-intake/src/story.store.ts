import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';

export interface StoryEntry {
  kind: string;
  /** Who did it, as colleagues know them; null: the system or another service. */
  by?: string | null;
  detail?: string | null;
}

/** What happened to an order, in order, for people to read. */
@Injectable()
export class StoryStore {
  /** A line that only repeats the last one (a round is told once to each provider) is left out. */
  async add(tx: Transaction, orderId: string, { kind, by, detail }: StoryEntry): Promise<void> {
    await tx.query(
      `INSERT INTO order_story (order_id, at, kind, by_name, detail)
       SELECT $1::uuid, $2::timestamptz, $3::text, $4::text, $5::text
       WHERE NOT EXISTS (
         SELECT FROM (SELECT kind, by_name, detail FROM order_story WHERE order_id = $1 ORDER BY id DESC LIMIT 1) last
         WHERE last.kind = $3 AND last.by_name IS NOT DISTINCT FROM $4 AND last.detail IS NOT DISTINCT FROM $5)`,
      [orderId, tx.now, kind, by ?? null, detail ?? null],
    );
  }

  of(tx: Transaction, orderId: string): Promise<{ at: Date; kind: string; by: string | null; detail: string | null }[]> {
    return tx.query(`SELECT at, kind, by_name AS by, detail FROM order_story WHERE order_id = $1 ORDER BY id`, [orderId]);
  }
}
