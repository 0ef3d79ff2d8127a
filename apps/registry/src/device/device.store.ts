import { Injectable } from '@nestjs/common';
import type { DeviceClass, DeviceFormat, DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import { likeAnywhere, type PageKey } from '../page-key.js';
import type { DeviceQuery, DeviceRow, FunnelQuery, StateCount } from './device.dto.js';

const ROW = `SELECT d.id, d.class, d.model, d.format, d.state, d.owner, d.heartbeat_seconds AS "heartbeatSeconds", d.street_code AS "streetCode",
    s.name AS "streetName", d.elder_id AS "elderId", e.name_masked AS "elderNameMasked", to_char(d.issued_on, 'YYYY-MM-DD') AS "issuedOn",
    d.serial, d.gateway_id AS "gatewayId", d.place_in_home AS "placeInHome", d.activated_at AS "activatedAt", d.last_tested_at AS "lastTestedAt"
  FROM device d LEFT JOIN street_view s ON s.code = d.street_code LEFT JOIN elder e ON e.id = d.elder_id`;

/** A device as a move or a rotation sees it. */
export interface DeviceRecord {
  id: string;
  class: DeviceClass;
  format: DeviceFormat;
  state: DeviceState;
  elderId: string | null;
  orgPath: string;
  streetCode: string | null;
  serial: string | null;
  gatewayId: string | null;
  placeInHome: string | null;
  issuedOn: string | null;
  activatedAt: Date | null;
  lastTestedAt: Date | null;
  topics: string[];
  secretHash: string | null;
  previousSecretHash: string | null;
  previousSecretUntil: Date | null;
  /** Devices in homes that speak through it. */
  children: number;
}

@Injectable()
export class DeviceStore {
  async list(tx: Transaction, query: DeviceQuery, [afterId]: PageKey): Promise<DeviceRow[]> {
    return tx.query<DeviceRow>(
      `${ROW} WHERE ($1::text IS NULL OR d.id ILIKE $1 OR d.serial ILIKE $1 OR e.name LIKE $1) AND ($2::text IS NULL OR d.class = $2) AND ($3::text IS NULL OR d.state = $3)
         AND ($4::text IS NULL OR d.street_code = $4) AND ($5::text IS NULL OR d.id > $5) ORDER BY d.id LIMIT $6`,
      [likeAnywhere(query.q), query.class ?? null, query.state ?? null, query.street ?? null, afterId, query.limit + 1],
    );
  }

  /** Handed over on or before this day, and never heard to alarm since. */
  async neverActivated(tx: Transaction, untilDay: string, query: DeviceQuery, [afterId]: PageKey): Promise<DeviceRow[]> {
    return this.report(tx, `d.state IN ('ISSUED', 'INSTALLED') AND d.issued_on <= $1::date`, untilDay, query, afterId);
  }

  /** Whose last proof lies before this instant. */
  async untested(tx: Transaction, before: Date, classes: readonly DeviceClass[], query: DeviceQuery, [afterId]: PageKey): Promise<DeviceRow[]> {
    const held = `d.state = 'IN_USE' AND d.class = ANY ('{${classes.join(',')}}') AND greatest(d.activated_at, d.last_tested_at) <= $1::timestamptz`;
    return this.report(tx, held, before, query, afterId);
  }

  private report(tx: Transaction, held: string, limit: Date | string, { q, class: kind, street, limit: rows }: DeviceQuery, afterId: string | null | undefined): Promise<DeviceRow[]> {
    return tx.query<DeviceRow>(
      `${ROW} WHERE ${held} AND ($2::text IS NULL OR d.id ILIKE $2 OR e.name LIKE $2) AND ($3::text IS NULL OR d.class = $3)
         AND ($4::text IS NULL OR d.street_code = $4) AND ($5::text IS NULL OR d.id > $5) ORDER BY d.id LIMIT $6`,
      [limit, likeAnywhere(q), kind ?? null, street ?? null, afterId ?? null, rows + 1],
    );
  }

  counts(tx: Transaction, { class: kind, street }: FunnelQuery): Promise<StateCount[]> {
    return tx.query(
      `SELECT state, count(*)::int AS count FROM device WHERE ($1::text IS NULL OR class = $1) AND ($2::text IS NULL OR street_code = $2) GROUP BY state`,
      [kind ?? null, street ?? null],
    );
  }

  async row(tx: Transaction, id: string): Promise<DeviceRow | null> {
    const [row] = await tx.query<DeviceRow>(`${ROW} WHERE d.id = $1`, [id]);
    return row ?? null;
  }

  /** Holds the device for this transaction. */
  async lock(tx: Transaction, id: string): Promise<DeviceRecord | null> {
    const [row] = await tx.query<DeviceRecord>(
      `SELECT id, class, format, state, elder_id AS "elderId", org_path AS "orgPath", street_code AS "streetCode", serial, gateway_id AS "gatewayId",
              place_in_home AS "placeInHome", to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn", activated_at AS "activatedAt", last_tested_at AS "lastTestedAt",
              topics, secret_hash AS "secretHash", previous_secret_hash AS "previousSecretHash", previous_secret_until AS "previousSecretUntil",
              (SELECT count(*)::int FROM device c WHERE c.gateway_id = d.id AND c.state NOT IN ('IN_STOCK', 'RETIRED')) AS children
       FROM device d WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async save(tx: Transaction, device: DeviceRecord): Promise<void> {
    await tx.query(
      `UPDATE device SET state = $2, elder_id = $3, org_path = $4, street_code = $5, gateway_id = $6, place_in_home = $7, issued_on = $8, activated_at = $9,
         last_tested_at = $10, topics = $11::jsonb, secret_hash = $12, previous_secret_hash = $13, previous_secret_until = $14 WHERE id = $1`,
      [
        device.id, device.state, device.elderId, device.orgPath, device.streetCode, device.gatewayId, device.placeInHome, device.issuedOn,
        device.activatedAt, device.lastTestedAt, JSON.stringify(device.topics), device.secretHash, device.previousSecretHash, device.previousSecretUntil,
      ],
    );
  }

  /** Where an elder of the caller's scope lives. */
  async homeOf(tx: Transaction, elderId: string): Promise<{ orgPath: string; streetCode: string } | null> {
    const [row] = await tx.query<{ orgPath: string; streetCode: string }>(`SELECT org_path AS "orgPath", street_code AS "streetCode" FROM elder WHERE id = $1`, [elderId]);
    return row ?? null;
  }

  async streetPath(tx: Transaction, code: string): Promise<string | null> {
    const [row] = await tx.query<{ path: string }>('SELECT path FROM street_view WHERE code = $1', [code]);
    return row?.path ?? null;
  }
}
