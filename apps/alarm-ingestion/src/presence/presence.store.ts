import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';

export interface Sighting {
  deviceId: string;
  /** Never heard of before. */
  first: boolean;
  /** It had been called offline. */
  cameBack: boolean;
}

@Injectable()
export class PresenceStore {
  async seen(tx: Transaction, deviceIds: string[]): Promise<Sighting[]> {
    return tx.query(
      `WITH old AS (SELECT device_id, offline FROM device_seen WHERE device_id = ANY ($1) ORDER BY device_id FOR UPDATE),
       now_seen AS (
         INSERT INTO device_seen (device_id, last_seen_at) SELECT id, $2 FROM unnest($1::text[]) AS d (id) ORDER BY id
         ON CONFLICT (device_id) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at, offline = false)
       SELECT d.id AS "deviceId", old.device_id IS NULL AS first, coalesce(old.offline, false) AS "cameBack"
       FROM unnest($1::text[]) AS d (id) LEFT JOIN old ON old.device_id = d.id`,
      [deviceIds, tx.now],
    );
  }

  async lastSeen(tx: Transaction, deviceId: string): Promise<{ lastSeenAt: Date; offline: boolean } | null> {
    const [row] = await tx.query<{ lastSeenAt: Date; offline: boolean }>(
      `SELECT last_seen_at AS "lastSeenAt", offline FROM device_seen WHERE device_id = $1 FOR UPDATE`,
      [deviceId],
    );
    return row ?? null;
  }

  async markOffline(tx: Transaction, deviceIds: string[]): Promise<void> {
    await tx.query(
      `INSERT INTO device_seen (device_id, last_seen_at, offline) SELECT id, $2, true FROM unnest($1::text[]) AS d (id) ORDER BY id
       ON CONFLICT (device_id) DO UPDATE SET offline = true`,
      [deviceIds, tx.now],
    );
  }

  /** Gives every device that would be called silent within a heartbeat one more heartbeat to be heard. */
  async allowOneMoreHeartbeat(tx: Transaction, timerKind: string): Promise<void> {
    await tx.query(
      `UPDATE platform.timer t SET due_at = platform.now() + make_interval(secs => d.heartbeat_seconds)
       FROM registry.device_view d
       WHERE t.service = 'alarm-ingestion' AND t.kind = $1 AND t.subject = d.id
         AND t.due_at < platform.now() + make_interval(secs => d.heartbeat_seconds)`,
      [timerKind],
    );
  }

  /** Whether a gateway that carries this topic has been called offline. */
  async isGatewayOffline(tx: Transaction, topic: string): Promise<boolean> {
    const [row] = await tx.query(
      `SELECT FROM device_seen s JOIN registry.device_view g ON g.id = s.device_id
       WHERE s.offline AND g.class = 'GATEWAY' AND starts_with($1, split_part(g.topics->>0, '/', 1) || '/' || split_part(g.topics->>0, '/', 2) || '/')`,
      [topic],
    );
    return row !== undefined;
  }
}
