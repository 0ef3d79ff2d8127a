import { Injectable } from '@nestjs/common';
import type { Metrics, Signal } from '#contracts/reading.js';
import type { Transaction } from '#platform/database.js';

export interface ReadingRow {
  deviceId: string;
  /** ISO 8601 UTC. */
  at: string;
  /** 64 bits, signed. */
  number: bigint;
  elderId: string | null;
  orgPath: string;
  metrics: Metrics;
  signals: readonly Signal[];
}

/** A message that no instant makes once. */
export interface WindowedKey {
  deviceId: string;
  key: string;
  seconds: number;
}

@Injectable()
export class ReadingStore {
  /** Which of these messages are new: the same key of the same device inside its window is the same message. */
  async keepNew(tx: Transaction, messages: readonly WindowedKey[]): Promise<Set<string>> {
    if (messages.length === 0) return new Set();
    const distinct = new Map(messages.map((message) => [keyText(message), message]));
    const rows = [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const fresh = await tx.query<{ deviceId: string; key: string }>(
      `INSERT INTO seen_message AS s (device_id, key, received_at, window_seconds)
       SELECT device_id, key, $4, window_seconds FROM unnest($1::text[], $2::text[], $3::int[]) AS m (device_id, key, window_seconds)
       ON CONFLICT (device_id, key) DO UPDATE SET received_at = EXCLUDED.received_at, window_seconds = EXCLUDED.window_seconds
       WHERE s.received_at <= EXCLUDED.received_at - make_interval(secs => EXCLUDED.window_seconds)
       RETURNING device_id AS "deviceId", key`,
      [rows.map((row) => row.deviceId), rows.map((row) => row.key), rows.map((row) => row.seconds), tx.now],
    );
    return new Set(fresh.map(keyText));
  }

  /**
   * Stores readings of which none is stored yet; a double is a unique violation. Half the work of `addNew`, because
   * PostgreSQL then need not be ready to take a row back (measured: 22 against 33 us a row).
   */
  async add(tx: Transaction, rows: readonly ReadingRow[]): Promise<void> {
    if (rows.length > 0) await tx.prepared('reading.add', INSERT, columnsOf(rows, tx.now));
  }

  /** Stores those that are not stored yet, and says which they were. */
  async addNew(tx: Transaction, rows: readonly ReadingRow[]): Promise<ReadingRow[]> {
    if (rows.length === 0) return [];
    const stored = await tx.prepared<{ deviceId: string; at: Date; number: string }>(
      'reading.add-new',
      `${INSERT} ON CONFLICT DO NOTHING RETURNING device_id AS "deviceId", at, number`,
      columnsOf(rows, tx.now),
    );
    const left = new Set(stored.map(({ deviceId, at, number }) => `${deviceId}\n${at.toISOString()}\n${number}`));
    // Of two alike in one batch the first is the one.
    return rows.filter(({ deviceId, at, number }) => left.delete(`${deviceId}\n${at}\n${number}`));
  }

  /** Newest first; of one metric, or of all. */
  async newestOfDevice(tx: Transaction, deviceId: string, hours: number, limit: number, metric?: string): Promise<{ at: Date; metrics: Metrics }[]> {
    return tx.query(
      `SELECT at, CASE WHEN $5::text IS NULL THEN metrics ELSE json_build_object($5::text, metrics->$5) END AS metrics
       FROM reading
       WHERE device_id = $1 AND at > $2::timestamptz - make_interval(hours => $3)
         AND ($5::text IS NULL OR metrics->$5 IS NOT NULL)
       ORDER BY at DESC LIMIT $4`,
      [deviceId, tx.now, hours, limit, metric ?? null],
    );
  }

  /** Makes the coming days' partitions, drops old ones, and forgets keys that no window needs any more. */
  async keepHouse(tx: Transaction, keepDays: number, forgetLimit: number): Promise<number> {
    await tx.query('SELECT keep_reading_days($1, 3)', [keepDays]);
    const gone = await tx.query(
      `DELETE FROM seen_message WHERE (device_id, key) IN (
         SELECT device_id, key FROM seen_message WHERE received_at < $1::timestamptz - make_interval(secs => window_seconds)
           AND received_at < $1::timestamptz - interval '1 hour' LIMIT $2)
       RETURNING 1`,
      [tx.now, forgetLimit],
    );
    return gone.length;
  }
}

const INSERT = `
  INSERT INTO reading (device_id, at, number, elder_id, org_path, metrics, signals, received_at)
  SELECT *, $8 FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::uuid[], $5::text[], $6::json[], $7::json[])`;

const columnsOf = (rows: readonly ReadingRow[], receivedAt: Date): unknown[] => [
  rows.map((row) => row.deviceId),
  rows.map((row) => row.at),
  rows.map((row) => row.number),
  rows.map((row) => row.elderId),
  rows.map((row) => row.orgPath),
  rows.map((row) => JSON.stringify(row.metrics)),
  rows.map((row) => (row.signals.length > 0 ? JSON.stringify(row.signals) : null)),
  receivedAt,
];

export const keyText = ({ deviceId, key }: Pick<WindowedKey, 'deviceId' | 'key'>): string => `${deviceId}\n${key}`;
