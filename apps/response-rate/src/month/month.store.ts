import { Injectable } from '@nestjs/common';
import { CATEGORIES } from '#contracts/order.js';
import type { Transaction } from '#platform/database.js';
import type { Cursor } from '#platform/event-log.js';
import { freezeOf, type Month } from '../rules/month.js';
import { emptyTally } from '../rules/tally.js';

export interface MonthRow {
  month: Month;
  policyVersion: number;
  frozen: boolean;
}

/** Any number, the same in every process of the service. */
const TURN = 4_201_085;

/** The months that are kept: each has a row for every street and every cell from its first moment on. */
@Injectable()
export class MonthStore {
  /** Transactions that have their turn. */
  private readonly turns = new WeakSet<Transaction>();

  /**
   * Listener and timers count in turn: a cell is read, changed and judged with its neighbours, and two that did so at
   * once would each miss the other's change. Held until the transaction ends.
   */
  async takeTurn(tx: Transaction): Promise<void> {
    if (this.turns.has(tx)) return;
    this.turns.add(tx);
    await tx.query('SELECT pg_advisory_xact_lock($1)', [TURN]);
  }

  /** Those of `months` that are kept, earliest first. */
  async known(tx: Transaction, months: readonly Month[]): Promise<MonthRow[]> {
    return tx.query<MonthRow>(
      `SELECT month, policy_version AS "policyVersion", frozen_at IS NOT NULL AS frozen FROM judged_month WHERE month = ANY ($1) ORDER BY month`,
      [months],
    );
  }

  async all(tx: Transaction): Promise<MonthRow[]> {
    return tx.query<MonthRow>('SELECT month, policy_version AS "policyVersion", frozen_at IS NOT NULL AS frozen FROM judged_month ORDER BY month');
  }

  async notFrozen(tx: Transaction): Promise<MonthRow[]> {
    return (await this.all(tx)).filter(({ frozen }) => !frozen);
  }

  /** How far the listener has come in the log. */
  async cursor(tx: Transaction): Promise<Cursor | null> {
    const [row] = await tx.query<Cursor>(`SELECT xid::text AS xid, id::text AS id FROM platform.event_cursor WHERE consumer = 'response-rate'`);
    return row ?? null;
  }

  async newest(tx: Transaction): Promise<Month | null> {
    const [row] = await tx.query<{ month: Month | null }>('SELECT max(month) AS month FROM judged_month');
    return row?.month ?? null;
  }

  async add(tx: Transaction, month: Month, policyVersion: number): Promise<void> {
    const freezesAt = new Date(freezeOf(month)).toISOString();
    await tx.query('INSERT INTO judged_month (month, policy_version, freezes_at) VALUES ($1, $2, $3)', [month, policyVersion, freezesAt]);
  }

  /** Takes in the streets that the register has and the month has not, with empty cells; answers their codes. */
  async addStreets(tx: Transaction, month: Month): Promise<string[]> {
    const added = await tx.query<{ code: string }>(
      `INSERT INTO street_month (month, street_code, org_path, central, covered_permille, rota24h, effective, why)
       SELECT $1, code, path, central, '{}', false, false, '[]' FROM registry.street_view ON CONFLICT DO NOTHING RETURNING street_code AS code`,
      [month],
    );
    if (added.length === 0) return [];
    await tx.query(
      `INSERT INTO cell (month, street_code, category, org_path, tally, n, e, judged_by, passed, why)
       SELECT month, street_code, category, org_path, $2::jsonb, 0, 0, 'SHORT', false, 'UNCOVERED'
       FROM street_month CROSS JOIN unnest($3::text[]) AS category WHERE month = $1 ON CONFLICT DO NOTHING`,
      [month, JSON.stringify(emptyTally()), CATEGORIES],
    );
    return added.map(({ code }) => code);
  }

  async freeze(tx: Transaction, month: Month): Promise<void> {
    await tx.query('UPDATE judged_month SET frozen_at = $2 WHERE month = $1', [month, tx.now]);
  }
}
