import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PolicyRow } from './policy.dto.js';

@Injectable()
export class PolicyStore {
  async list(tx: Transaction): Promise<PolicyRow[]> {
    return tx.query<PolicyRow>(
      `SELECT kind, version, effective_from AS "effectiveFrom", body,
              version = first_value(version) OVER (PARTITION BY kind ORDER BY effective_from > $1, effective_from DESC, version DESC) AND effective_from <= $1 AS "inForce"
       FROM policy ORDER BY kind, version`,
      [tx.now],
    );
  }
}
