import { createHash } from 'node:crypto';
import { PAYLOAD_LIMIT_BYTES } from '../../apps/alarm-ingestion/src/decode/payload.js';
import type { Look } from './check-ingest.js';

/** Payloads that nobody can read and that were acknowledged, and how often each. */
export type Unreadable = Map<string, number>;

export function noteUnreadable(unreadable: Unreadable, device: string, payload: Buffer): void {
  const print = createHash('md5').update(payload.subarray(0, PAYLOAD_LIMIT_BYTES)).digest('hex');
  const key = `${device} ${print} ${payload.length}`;
  unreadable.set(key, (unreadable.get(key) ?? 0) + 1);
}

/** Those that are not dead letters with a reason, as often as they were acknowledged. */
export async function checkBuried(unreadable: Unreadable, look: Look): Promise<string[]> {
  const rows = await look<{ key: string; times: number }>(
    `SELECT device_id || ' ' || md5(payload) || ' ' || size AS key, count(*)::int AS times FROM alarm_ingestion.dead_letter WHERE why <> '' GROUP BY 1`,
  );
  const buried = new Map(rows.map(({ key, times }) => [key, times]));
  return [...unreadable].filter(([key, times]) => (buried.get(key) ?? 0) < times).map(([key]) => key);
}
