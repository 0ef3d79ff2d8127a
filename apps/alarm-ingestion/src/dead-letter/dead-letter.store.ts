import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { PAYLOAD_LIMIT_BYTES } from '../decode/payload.js';
import type { Arrival } from '../reading/arrival.js';

export interface DeadLetterRow {
  id: string;
  receivedAt: Date;
  deviceId: string;
  topic: string;
  format: string;
  why: string;
  size: number;
  payload: Buffer;
  replayedAt: Date | null;
  replayOutcome: string | null;
}

const COLUMNS = `id, received_at AS "receivedAt", device_id AS "deviceId", topic, format, why, size, payload,
  replayed_at AS "replayedAt", replay_outcome AS "replayOutcome"`;

@Injectable()
export class DeadLetterStore {
  async add(tx: Transaction, letters: readonly { arrival: Arrival; deviceId: string; format: string; why: string }[]): Promise<void> {
    if (letters.length === 0) return;
    await tx.query(
      `INSERT INTO dead_letter (id, received_at, device_id, org_path, topic, format, why, payload, size)
       SELECT id, $9, device_id, org_path, topic, format, why, payload, size
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::int[])
         AS l (id, device_id, org_path, topic, format, why, payload, size)`,
      [
        letters.map(() => newId()),
        letters.map(({ deviceId }) => deviceId),
        letters.map(({ arrival }) => arrival.sender.orgPath),
        // A topic may hold what PostgreSQL's text can't.
        letters.map(({ arrival }) => arrival.topic.replaceAll('\0', '\uFFFD').slice(0, 1000)),
        letters.map(({ format }) => format),
        letters.map(({ why }) => why.slice(0, 300)),
        letters.map(({ arrival }) => arrival.payload.subarray(0, PAYLOAD_LIMIT_BYTES)),
        letters.map(({ arrival }) => arrival.payload.length),
        tx.now,
      ],
    );
  }

  /** Newest first; `after` is the key of the last row of the page before. */
  async page(tx: Transaction, limit: number, after: [string, string] | null): Promise<DeadLetterRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM dead_letter
       WHERE $2::timestamptz IS NULL OR (received_at, id) < ($2::timestamptz, $3::uuid)
       ORDER BY received_at DESC, id DESC LIMIT $1`,
      [limit, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async lock(tx: Transaction, id: string): Promise<DeadLetterRow | null> {
    const [row] = await tx.query<DeadLetterRow>(`SELECT ${COLUMNS} FROM dead_letter WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  async replayed(tx: Transaction, id: string, outcome: string): Promise<void> {
    await tx.query(
      `UPDATE dead_letter SET replay_outcome = $2, replayed_at = CASE WHEN $2 = 'kept' THEN $3::timestamptz END WHERE id = $1`,
      [id, outcome, tx.now],
    );
  }
}
