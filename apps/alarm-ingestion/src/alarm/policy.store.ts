import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PolicyVersion } from '../rules/alarm-policy.js';

/** The versions of the time limits in the register. */
@Injectable()
export class PolicyStore {
  /** Read once a transaction. */
  private readonly read = new WeakMap<Transaction, Promise<PolicyVersion[]>>();

  all(tx: Transaction): Promise<PolicyVersion[]> {
    const standing = this.read.get(tx) ?? this.load(tx);
    this.read.set(tx, standing);
    return standing;
  }

  private load(tx: Transaction): Promise<PolicyVersion[]> {
    return tx.query<PolicyVersion>(`SELECT version, effective_from AS "effectiveFrom", body FROM registry.policy_view WHERE kind = 'time-limits'`);
  }
}
