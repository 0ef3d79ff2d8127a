import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PageKey } from '../page-key.js';
import type { StationQuery, StationRow } from './station.dto.js';

@Injectable()
export class StationStore {
  async list(tx: Transaction, { kind, category, street, limit }: StationQuery, [afterId]: PageKey): Promise<StationRow[]> {
    return tx.query<StationRow>(
      `SELECT t.id, t.name, t.kind, t.street_code AS "streetCode", s.name AS "streetName", t.address, t.latitude, t.longitude,
              t.service_radius_meters AS "serviceRadiusMeters", t.categories, t.rota24h,
              ARRAY(SELECT ss.street_code FROM station_street ss WHERE ss.station_id = t.id ORDER BY 1) AS "servedStreets"
       FROM station t JOIN street_view s ON s.code = t.street_code
       WHERE ($1::text IS NULL OR t.kind = $1) AND ($2::text IS NULL OR $2 = ANY (t.categories))
         AND ($3::text IS NULL OR EXISTS (SELECT FROM station_street ss WHERE ss.station_id = t.id AND ss.street_code = $3))
         AND t.valid_from <= ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
         AND (t.valid_to IS NULL OR t.valid_to > ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)
         AND ($5::text IS NULL OR t.id > $5)
       ORDER BY t.id LIMIT $6`,
      [kind ?? null, category ?? null, street ?? null, tx.now, afterId, limit + 1],
    );
  }
}
