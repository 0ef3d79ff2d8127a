import pg from 'pg';
import type { StoredMessage } from './messages.js';

const BATCH_ROWS = 500;
const TEXTS = { reading: '$1::text[], $2::text[], $3::timestamptz[], $4::jsonb[]', key: '$1::text[], $2::text[]' };

/** What a message costs at least: the rows that the door writes for it, from a bare client, in batches, each committed. */
export async function insertFloor(url: string, seconds: number, next: () => StoredMessage): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = 0;
    const began = performance.now();
    while (performance.now() - began < seconds * 1000) {
      const batch = Array.from({ length: BATCH_ROWS }, next);
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO alarm_ingestion.seen_message (device_id, key, received_at, window_seconds)
         SELECT d, k, clock_timestamp(), 604800 FROM unnest(${TEXTS.key}) AS m (d, k) ON CONFLICT DO NOTHING`,
        [batch.map((one) => one.deviceId), batch.map((one) => one.key)],
      );
      await client.query(
        `INSERT INTO alarm_ingestion.reading (received_at, device_id, org_path, at, metrics, signals)
         SELECT clock_timestamp(), d, o, a, m, '[]' FROM unnest(${TEXTS.reading}) AS r (d, o, a, m)`,
        [batch.map((one) => one.deviceId), batch.map((one) => one.orgPath), batch.map((one) => one.at), batch.map((one) => one.metrics)],
      );
      await client.query('COMMIT');
      rows += batch.length;
    }
    return (rows * 1000) / (performance.now() - began);
  } finally {
    await client.end();
  }
}
