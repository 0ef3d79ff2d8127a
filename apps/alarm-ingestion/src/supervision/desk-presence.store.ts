import { Injectable } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';

/** Acts closer together are not written down each. */
const WRITE_EVERY_SECONDS = 20;

export interface Seen {
  accountId: string;
  name: string;
  role: Role;
  seenAt: Date;
  pausing: boolean;
}

/** Who sits before a console. */
@Injectable()
export class DeskPresenceStore {
  /** Somebody was seen; `pausing` says whether they may be given calls, and is kept when it is not said. */
  async seen(tx: Transaction, { accountId, name, role, orgPath }: Account, pausing: boolean | null = null): Promise<void> {
    if (orgPath === null) return;
    await tx.query(
      `INSERT INTO desk_presence AS d (account_id, name, role, org_path, seen_at, pausing) VALUES ($1, $2, $3, $4, $5, coalesce($6, false))
       ON CONFLICT (account_id, org_path) DO UPDATE
         SET name = EXCLUDED.name, role = EXCLUDED.role, seen_at = EXCLUDED.seen_at, pausing = coalesce($6, d.pausing)
         WHERE $6::boolean IS NOT NULL OR d.seen_at < $5::timestamptz - interval '${WRITE_EVERY_SECONDS} s'`,
      [accountId, name, role, orgPath, tx.now, pausing],
    );
  }

  /** Those of the scope who were seen since. */
  since(tx: Transaction, since: Date): Promise<Seen[]> {
    return tx.query(
      `SELECT account_id AS "accountId", name, role, seen_at AS "seenAt", pausing FROM desk_presence WHERE seen_at >= $1 ORDER BY name, account_id`,
      [since],
    );
  }
}
