import { Injectable } from '@nestjs/common';
import type { AlarmType } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import type { NightReading } from './rules/tell-night.js';

/** A meter and a bed that speak every minute stay below. */
const READINGS_LIMIT = 5_000;
/** A register of before the night, so that the first rise is seen. */
const BEFORE_HOURS = 2;

@Injectable()
export class NightStore {
  /** Oldest first. */
  async readings(tx: Transaction, elderId: string, from: Date, until: Date): Promise<NightReading[]> {
    return tx.query<NightReading>(
      `SELECT r.device_id AS "deviceId", d.class, r.at AS at, r.metrics
       FROM registry.device_view d JOIN reading r ON r.device_id = d.id
       WHERE d.elder_id = $1 AND d.class <> 'GATEWAY' AND r.at >= $2::timestamptz - interval '${BEFORE_HOURS} hours' AND r.at < $3
       ORDER BY 3 LIMIT ${READINGS_LIMIT}`,
      [elderId, from, until],
    );
  }

  async alarms(tx: Transaction, elderId: string, from: Date, until: Date): Promise<{ type: AlarmType; at: Date }[]> {
    return tx.query(
      `SELECT type, raised_at AS at FROM alarm WHERE elder_id = $1 AND level <> 'T' AND state <> 'SUPPRESSED' AND close_reason IS DISTINCT FROM 'TEST'
         AND raised_at >= $2 AND raised_at < $3 ORDER BY raised_at`,
      [elderId, from, until],
    );
  }

  async wasAway(tx: Transaction, elderId: string, from: Date, until: Date): Promise<boolean> {
    const rows = await tx.query('SELECT FROM registry.elder_view WHERE id = $1 AND away_from < $3 AND away_until > $2', [elderId, from, until]);
    return rows.length > 0;
  }
}
