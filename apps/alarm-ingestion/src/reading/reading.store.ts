import { Injectable } from '@nestjs/common';
import type { Metrics, Signal } from '#contracts/reading.js';
import type { Transaction } from '#platform/database.js';
import type { MessageKey } from '../rules/message-key.js';
import type { WaterSample } from '../rules/judge-water.js';

export interface ReadingRow {
  deviceId: string;
  elderId: string | null;
  orgPath: string;
  at: string | null;
  metrics: Metrics;
  signals: Signal[];
}

@Injectable()
export class ReadingStore {
  /** Which of these messages are new: the same key of the same device inside its window is the same message. */
  async keepNew(tx: Transaction, messages: readonly { deviceId: string; key: MessageKey }[]): Promise<Set<string>> {
    const distinct = new Map(messages.map((message) => [keyText(message.deviceId, message.key.key), message]));
    const rows = [...distinct.values()].toSorted((a, b) => (keyText(a.deviceId, a.key.key) < keyText(b.deviceId, b.key.key) ? -1 : 1));
    const fresh = await tx.query<{ device_id: string; key: string }>(
      `INSERT INTO seen_message AS s (device_id, key, received_at, window_seconds)
       SELECT device_id, key, $4, window_seconds FROM unnest($1::text[], $2::text[], $3::int[]) AS m (device_id, key, window_seconds)
       ON CONFLICT (device_id, key) DO UPDATE SET received_at = EXCLUDED.received_at, window_seconds = EXCLUDED.window_seconds
       WHERE s.received_at <= EXCLUDED.received_at - make_interval(secs => EXCLUDED.window_seconds)
       RETURNING device_id, key`,
      [rows.map((row) => row.deviceId), rows.map((row) => row.key.key), rows.map((row) => row.key.windowSeconds), tx.now],
    );
    return new Set(fresh.map((row) => keyText(row.device_id, row.key)));
  }

  async add(tx: Transaction, rows: readonly ReadingRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO reading (received_at, device_id, elder_id, org_path, at, metrics, signals)
       SELECT $7, * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::jsonb[], $6::jsonb[])`,
      [
        rows.map((row) => row.deviceId),
        rows.map((row) => row.elderId),
        rows.map((row) => row.orgPath),
        rows.map((row) => row.at),
        rows.map((row) => JSON.stringify(row.metrics)),
        rows.map((row) => JSON.stringify(row.signals)),
        tx.now,
      ],
    );
  }

  /** Newest first; of one metric, or of all. */
  async newestOfDevice(tx: Transaction, deviceId: string, hours: number, limit: number, metric?: string): Promise<{ at: Date; metrics: Metrics }[]> {
    return tx.query(
      `SELECT coalesce(at, received_at) AS at, CASE WHEN $5::text IS NULL THEN metrics ELSE jsonb_build_object($5::text, metrics->$5) END AS metrics
       FROM reading
       WHERE device_id = $1 AND received_at > $2::timestamptz - make_interval(hours => $3) AND received_at <= $2
         AND ($5::text IS NULL OR metrics ? $5)
       ORDER BY received_at DESC LIMIT $4`,
      [deviceId, tx.now, hours, limit, metric ?? null],
    );
  }

  async waterWindows(tx: Transaction, deviceIds: string[]): Promise<Map<string, WaterSample[]>> {
    const rows = await tx.query<{ device_id: string; samples: WaterSample[] }>(
      `SELECT device_id, samples FROM water_window WHERE device_id = ANY ($1) ORDER BY device_id FOR UPDATE`,
      [deviceIds],
    );
    return new Map(rows.map((row) => [row.device_id, row.samples]));
  }

  async keepWaterWindows(tx: Transaction, windows: ReadonlyMap<string, readonly WaterSample[]>): Promise<void> {
    await tx.query(
      `INSERT INTO water_window (device_id, samples) SELECT * FROM unnest($1::text[], $2::jsonb[])
       ON CONFLICT (device_id) DO UPDATE SET samples = EXCLUDED.samples`,
      [[...windows.keys()], [...windows.values()].map((samples) => JSON.stringify(samples))],
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

export const keyText = (deviceId: string, key: string): string => `${deviceId}\n${key}`;
