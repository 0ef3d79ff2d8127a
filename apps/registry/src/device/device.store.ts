import { Injectable } from '@nestjs/common';
import type { DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import { likeAnywhere, type PageKey } from '../page-key.js';
import type { DeviceQuery, DeviceRow } from './device.dto.js';

const ROW = `SELECT d.id, d.class, d.model, d.format, d.state, d.owner, d.heartbeat_seconds AS "heartbeatSeconds", d.street_code AS "streetCode",
    s.name AS "streetName", d.elder_id AS "elderId", e.name_masked AS "elderNameMasked", to_char(d.issued_on, 'YYYY-MM-DD') AS "issuedOn"
  FROM device d JOIN street_view s ON s.code = d.street_code LEFT JOIN elder e ON e.id = d.elder_id`;

@Injectable()
export class DeviceStore {
  async list(tx: Transaction, query: DeviceQuery, [afterId]: PageKey): Promise<DeviceRow[]> {
    return tx.query<DeviceRow>(
      `${ROW} WHERE ($1::text IS NULL OR d.id ILIKE $1 OR e.name LIKE $1) AND ($2::text IS NULL OR d.class = $2) AND ($3::text IS NULL OR d.state = $3)
         AND ($4::text IS NULL OR d.street_code = $4) AND ($5::text IS NULL OR d.id > $5) ORDER BY d.id LIMIT $6`,
      [likeAnywhere(query.q), query.class ?? null, query.state ?? null, query.street ?? null, afterId, query.limit + 1],
    );
  }

  async find(tx: Transaction, id: string): Promise<DeviceRow | null> {
    const [row] = await tx.query<DeviceRow>(`${ROW} WHERE d.id = $1 FOR UPDATE OF d`, [id]);
    return row ?? null;
  }

  /** The device's place in the org tree. */
  async setState(tx: Transaction, id: string, state: DeviceState): Promise<string> {
    const [row] = await tx.query<{ org_path: string }>('UPDATE device SET state = $2 WHERE id = $1 RETURNING org_path', [id, state]);
    return row!.org_path;
  }
}
