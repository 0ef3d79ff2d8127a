import { Injectable } from '@nestjs/common';
import type { DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import { MISSED_HEARTBEATS } from '../rules/is-offline.js';
import type { DevicePresence, LowBatteryDevice, SilentDevice } from './device-report.dto.js';

/** The views show every row; the caller's scope is asked here. */
const DEVICE = `
  SELECT d.id, d.class, d.model, d.state, d.heartbeat_seconds, d.elder_id, e.name_masked, coalesce(e.street_code, d.street_code) AS street_code, s.name AS street_name
  FROM registry.device_view d LEFT JOIN registry.elder_view e ON e.id = d.elder_id LEFT JOIN registry.street_view s ON s.code = coalesce(e.street_code, d.street_code)
  WHERE platform.may_see(coalesce(e.org_path, d.org_path), NULL, d.elder_id)`;
const COLUMNS = `d.id, d.class, d.model, d.elder_id AS "elderId", d.name_masked AS "elderNameMasked", d.street_code AS "streetCode", d.street_name AS "streetName"`;
/** Batteries are reported daily at least. */
const BATTERY_DAYS = 7;
const BATTERY = `
  LEFT JOIN LATERAL (
    SELECT (r.metrics->>'battery')::float AS percent FROM reading r
    WHERE r.device_id = d.id AND r.metrics->'battery' IS NOT NULL AND r.at > $1::timestamptz - interval '${BATTERY_DAYS} days'
    ORDER BY r.at DESC LIMIT 1) b ON true`;

@Injectable()
export class DeviceReportStore {
  /** Called silent by the rule of its class, or never heard though it had the time to (nobody is heard while the database is away): the longest silence first. */
  silent(tx: Transaction, states: readonly DeviceState[], limit: number, after: [string | null, string | null]): Promise<SilentDevice[]> {
    return tx.query(
      `WITH d AS (${DEVICE} AND d.state = ANY ($1))
       SELECT ${COLUMNS}, d.heartbeat_seconds AS "heartbeatSeconds", seen.last_seen_at AS "lastSeenAt"
       FROM d LEFT JOIN device_seen seen ON seen.device_id = d.id
       WHERE (seen.offline OR (seen.device_id IS NULL AND pg_postmaster_start_time() < $5::timestamptz - make_interval(secs => ${MISSED_HEARTBEATS} * d.heartbeat_seconds)))
         AND ($3::text IS NULL OR (coalesce(seen.last_seen_at, '-infinity'), d.id) > ($2::timestamptz, $3))
       ORDER BY coalesce(seen.last_seen_at, '-infinity'), d.id LIMIT $4`,
      [states, after[0], after[1], limit, tx.now],
    );
  }

  /** Whose battery alarm stands open, and what it said last. */
  lowBattery(tx: Transaction, limit: number, after: string | null): Promise<LowBatteryDevice[]> {
    return tx.query(
      `WITH d AS (${DEVICE}),
       low AS (SELECT device_id, min(raised_at) AS since FROM alarm WHERE type = 'LOW_BATTERY' AND closed_at IS NULL AND device_id IS NOT NULL GROUP BY device_id)
       SELECT ${COLUMNS}, b.percent, low.since, seen.last_seen_at AS "lastSeenAt"
       FROM low JOIN d ON d.id = low.device_id LEFT JOIN device_seen seen ON seen.device_id = d.id ${BATTERY}
       WHERE ($2::text IS NULL OR d.id > $2) ORDER BY d.id LIMIT $3`,
      [tx.now, after, limit],
    );
  }

  /** When a device of the caller's scope was heard, and its battery; null: no such device. */
  async presence(tx: Transaction, id: string): Promise<DevicePresence | null> {
    const [row] = await tx.query<DevicePresence>(
      `WITH d AS (${DEVICE} AND d.id = $2)
       SELECT seen.last_seen_at AS "lastSeenAt", coalesce(seen.offline, false) AS offline, b.percent
       FROM d LEFT JOIN device_seen seen ON seen.device_id = d.id ${BATTERY}`,
      [tx.now, id],
    );
    return row ?? null;
  }
}
