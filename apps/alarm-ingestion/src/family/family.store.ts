import { Injectable } from '@nestjs/common';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import type { FamilyTale } from './family.dto.js';

type AlarmFile = Omit<FamilyTale, 'raisedAt' | 'acknowledgedAt' | 'closedAt' | 'steps'> & { raisedAt: Date; acknowledgedAt: Date | null; closedAt: Date | null };

export interface DeviceFile {
  id: string;
  class: DeviceClass;
  state: DeviceState;
  lastHeardAt: Date | null;
  silent: boolean;
  batteryPercent: number | null;
  latitude: number | null;
  longitude: number | null;
  positionAt: Date | null;
}

/** A battery or a position that is older says nothing about today. */
const STANDING_DAYS = 7;

@Injectable()
export class FamilyStore {
  async alarms(tx: Transaction, elderId: string, limit: number): Promise<AlarmFile[]> {
    return tx.query<AlarmFile>(
      `SELECT id, type, level, state, raised_at AS "raisedAt", acknowledged_at AS "acknowledgedAt", holder_name AS "holderName",
              closed_at AS "closedAt", close_reason AS "closeReason"
       FROM alarm WHERE elder_id = $1 AND level <> 'T' AND state NOT IN ('SUPPRESSED', 'MERGED') AND close_reason IS DISTINCT FROM 'TEST'
       ORDER BY closed_at IS NOT NULL, raised_at DESC LIMIT $2`,
      [elderId, limit],
    );
  }

  async devices(tx: Transaction, elderId: string): Promise<DeviceFile[]> {
    return tx.query<DeviceFile>(
      `SELECT d.id, d.class, d.state, s.last_seen_at AS "lastHeardAt", coalesce(s.offline, false) AS silent,
              b.percent AS "batteryPercent", p.latitude, p.longitude, p.at AS "positionAt"
       FROM registry.device_view d LEFT JOIN device_seen s ON s.device_id = d.id
       LEFT JOIN LATERAL (
         SELECT (r.metrics->>'battery')::float8 AS percent FROM reading r
         WHERE r.device_id = d.id AND r.metrics->'battery' IS NOT NULL AND r.at > $2::timestamptz - interval '${STANDING_DAYS} days' ORDER BY r.at DESC LIMIT 1) b ON true
       LEFT JOIN LATERAL (
         SELECT (r.metrics->>'latitude')::float8 AS latitude, (r.metrics->>'longitude')::float8 AS longitude, r.at FROM reading r
         WHERE d.class = 'WATCH' AND r.device_id = d.id AND r.metrics->'latitude' IS NOT NULL AND r.metrics->'longitude' IS NOT NULL
           AND r.at > $2::timestamptz - interval '${STANDING_DAYS} days' ORDER BY r.at DESC LIMIT 1) p ON true
       WHERE d.elder_id = $1 AND d.state NOT IN ('IN_STOCK', 'RETIRED') ORDER BY d.class = 'GATEWAY', d.class, d.id`,
      [elderId, tx.now],
    );
  }
}
