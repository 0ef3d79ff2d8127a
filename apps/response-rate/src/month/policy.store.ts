import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PolicyVersion } from '../rules/policy-at.js';

/** The versions of the rate policy in the register. */
@Injectable()
export class PolicyStore {
  /** Read once a transaction: a batch of two hundred events is judged by one policy. */
  private readonly read = new WeakMap<Transaction, Promise<PolicyVersion[]>>();

  all(tx: Transaction): Promise<PolicyVersion[]> {
    const standing = this.read.get(tx) ?? this.load(tx);
    this.read.set(tx, standing);
    return standing;
  }

  private async load(tx: Transaction): Promise<PolicyVersion[]> {
    const rows = await tx.query<{ version: number; effective_from: Date; body: unknown }>(
      `SELECT version, effective_from, body FROM registry.policy_view WHERE kind = 'rate'`,
    );
    return rows.map(({ version, effective_from, body }) => ({ version, effectiveFrom: effective_from.getTime(), body }));
  }
}
