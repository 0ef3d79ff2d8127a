import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import type { JudgeState } from '../rules/judge-state.js';
import type { Setting } from '../rules/judgement-limits.js';

export interface SettingRow extends Setting {
  reason: string | null;
  byName: string;
  at: Date;
  holds: boolean;
}

const CHANGES_LIMIT = 50;

/** What was set for an elder: append-only, the newest of a type holds. */
@Injectable()
export class SettingStore {
  /** Where the elder lives, when she lies in the caller's scope: the register's view has no row scope of its own. */
  async orgPathOf(tx: Transaction, elderId: string): Promise<string | null> {
    const [row] = await tx.query<{ orgPath: string }>(
      `SELECT org_path AS "orgPath" FROM registry.elder_view WHERE id = $1 AND platform.may_see(org_path, NULL, id)`,
      [elderId],
    );
    return row?.orgPath ?? null;
  }

  /** Newest first. */
  async of(tx: Transaction, elderId: string): Promise<SettingRow[]> {
    return tx.query(
      `SELECT type, preset, limits, enabled, reason, by_name AS "byName", at, replaced_at IS NULL AS holds
       FROM judgement_setting WHERE elder_id = $1 ORDER BY (replaced_at IS NULL) DESC, at DESC LIMIT ${CHANGES_LIMIT}`,
      [elderId],
    );
  }

  async cityOf(tx: Transaction): Promise<Setting[]> {
    const [row] = await tx.query<{ settings: Setting[] | null }>(
      `SELECT body->'settings' AS settings FROM registry.policy_view WHERE kind = 'judgement' AND effective_from <= $1
       ORDER BY effective_from DESC, version DESC LIMIT 1`,
      [tx.now],
    );
    return row?.settings ?? [];
  }

  async add(tx: Transaction, elderId: string, orgPath: string, setting: Setting, reason: string | null, me: Account): Promise<void> {
    // Two people at once take turns.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('judgement/' || $1, 0))`, [elderId]);
    await tx.query('UPDATE judgement_setting SET replaced_at = $3 WHERE elder_id = $1 AND type = $2 AND replaced_at IS NULL', [elderId, setting.type, tx.now]);
    await tx.query(
      `INSERT INTO judgement_setting (id, elder_id, org_path, type, preset, limits, enabled, reason, by_account_id, by_name, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [newId(), elderId, orgPath, setting.type, setting.preset, JSON.stringify(setting.limits), setting.enabled, reason, me.accountId, me.name, tx.now],
    );
  }

  async stateOf(tx: Transaction, elderId: string): Promise<JudgeState | null> {
    const [row] = await tx.query<{ state: JudgeState | null }>('SELECT state FROM judge_state WHERE owner = $1', [elderId]);
    return row?.state ?? null;
  }
}
