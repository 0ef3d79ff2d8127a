import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PolicyRow } from './policy.dto.js';

@Injectable()
export class PolicyStore {
  async list(tx: Transaction): Promise<PolicyRow[]> {
    return tx.query<PolicyRow>(
      `SELECT kind, version, effective_from AS "effectiveFrom", body, version = (SELECT f.version FROM policy f
                WHERE f.kind = p.kind AND f.effective_from <= $1 ORDER BY f.effective_from DESC, f.version DESC LIMIT 1) AS "inForce"
       FROM policy p ORDER BY kind, version`,
      [tx.now],
    );
  }
}
