import { Injectable } from '@nestjs/common';
import { SPEAKING_STATES } from '#contracts/device.js';
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

  /** Gives every device that would be called silent within a heartbeat one more heartbeat to be heard; only those behind these gateways, if named. */
  async allowOneMoreHeartbeat(tx: Transaction, timerKind: string, gatewayIds: string[] | null = null): Promise<void> {
    await tx.query(
      `UPDATE platform.timer t SET due_at = platform.now() + make_interval(secs => d.heartbeat_seconds)
       FROM registry.device_view d
       WHERE t.service = 'alarm-ingestion' AND t.kind = $1 AND t.subject = d.id
         AND t.due_at < platform.now() + make_interval(secs => d.heartbeat_seconds)
         AND ($2::text[] IS NULL OR EXISTS (SELECT FROM registry.device_view g WHERE g.id = ANY ($2) AND ${CARRIES}))`,
      [timerKind, gatewayIds],
    );
  }

  /** Those of these devices whose gateway has been called offline: nothing is known of them. */
  async behindOfflineGateway(tx: Transaction, deviceIds: string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT d.id FROM registry.device_view d
       WHERE d.id = ANY ($1) AND EXISTS (
         SELECT FROM device_seen s JOIN registry.device_view g ON g.id = s.device_id WHERE s.offline AND ${CARRIES})`,
      [deviceIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** The levels of g's first topic before its first wildcard, a slash after them. */
const BASE = `regexp_replace(g.topics->>0, '/[+#].*$', '') || '/'`;

/**
 * Gateway g, which may speak, carries device d: the register says so, or d's first topic lies below g's own. A base without
 * g's id (`/sys/` of `/sys/+/{id}/#`) is that of every device of the make.
 */
const CARRIES = `g.class = 'GATEWAY' AND d.class <> 'GATEWAY' AND g.state IN (${SPEAKING_STATES.map((state) => `'${state}'`).join(', ')})
  AND (d.gateway_id = g.id OR (strpos('/' || ${BASE}, '/' || g.id || '/') > 0 AND starts_with(d.topics->>0, ${BASE})))`;
