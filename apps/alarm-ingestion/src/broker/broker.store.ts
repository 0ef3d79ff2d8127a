import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';

/** What a node knows of its session at an outside broker. */
export interface BrokerSessionRow {
  broker: string;
  node: string;
  establishedAt: Date;
  lastSeenAt: Date;
  losses: number;
  lostAt: Date | null;
  missingSince: Date | null;
}

const COLUMNS = `broker, node, established_at AS "establishedAt", last_seen_at AS "lastSeenAt", losses, lost_at AS "lostAt", missing_since AS "missingSince"`;

@Injectable()
export class BrokerStore {
  async lock(tx: Transaction, broker: string, node: string): Promise<BrokerSessionRow | null> {
    const [row] = await tx.query<BrokerSessionRow>(`SELECT ${COLUMNS} FROM broker_session WHERE broker = $1 AND node = $2 FOR UPDATE`, [broker, node]);
    return row ?? null;
  }

  async seen(tx: Transaction, broker: string, node: string): Promise<void> {
    await tx.query(
      `INSERT INTO broker_session (broker, node, established_at, last_seen_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (broker, node) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at`,
      [broker, node, tx.now],
    );
  }

  async lost(tx: Transaction, broker: string, node: string): Promise<void> {
    await tx.query(
      `UPDATE broker_session SET losses = losses + 1, lost_at = $3, missing_since = last_seen_at, established_at = $3, last_seen_at = $3
       WHERE broker = $1 AND node = $2`,
      [broker, node, tx.now],
    );
  }

  all(tx: Transaction): Promise<BrokerSessionRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM broker_session ORDER BY broker, node`);
  }

  /** The path above every street: who may see what belongs to no street. */
  async cityPath(tx: Transaction): Promise<string> {
    const [row] = await tx.query<{ path: string }>(`SELECT split_part(path, '.', 1) AS path FROM registry.street_view ORDER BY path LIMIT 1`);
    return row?.path ?? '';
  }
}
