import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { StreetRow } from './place.dto.js';

@Injectable()
export class PlaceStore {
  async streets(tx: Transaction, central: boolean | null): Promise<StreetRow[]> {
    return tx.query<StreetRow>(
      `SELECT s.code, s.name, d.code AS "districtCode", d.name AS "districtName", s.central, s.latitude, s.longitude, s.path,
              CASE WHEN s.hex_q IS NOT NULL THEN jsonb_build_object('q', s.hex_q, 'r', s.hex_r) END AS hex
       FROM org_unit s JOIN org_unit d ON d.path = s.parent
       WHERE s.kind = 'STREET' AND s.valid_to IS NULL AND ($1::boolean IS NULL OR s.central = $1)
       ORDER BY s.code`,
      [central],
    );
  }
}
