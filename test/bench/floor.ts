import pg from 'pg';
import type { StoredMessage } from './messages.js';

const BATCH_ROWS = 500;

/** What a message costs at least: the row that the door writes for it, from a bare client, in batches, each committed. */
export async function insertFloor(url: string, seconds: number, next: () => StoredMessage): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = 0;
    const began = performance.now();
    while (performance.now() - began < seconds * 1000) {
      await insert(client, Array.from({ length: BATCH_ROWS }, next));
      rows += BATCH_ROWS;
    }
    return (rows * 1000) / (performance.now() - began);
  } finally {
    await client.end();
  }
}

/** Milliseconds from begin to commit of one row alone: what a lone device waits for at least. */
export async function commitFloor(url: string, times: number, next: () => StoredMessage): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const waits: number[] = [];
    for (let time = 0; time < times; time++) {
      const began = performance.now();
      await insert(client, [next()]);
      waits.push(performance.now() - began);
    }
    return waits;
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, batch: readonly StoredMessage[]): Promise<void> {
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO alarm_ingestion.reading (received_at, device_id, org_path, at, number, metrics)
     SELECT clock_timestamp(), * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::json[])`,
    [batch.map((one) => one.deviceId), batch.map((one) => one.orgPath), batch.map((one) => one.at), batch.map((one) => one.number), batch.map((one) => one.metrics)],
  );
  await client.query('COMMIT');
}
