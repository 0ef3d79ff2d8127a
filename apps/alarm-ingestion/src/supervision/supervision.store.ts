import { Injectable } from '@nestjs/common';
import type { AlarmLevel } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import type { AlarmPolicy } from '../rules/alarm-policy.js';
import type { AnswerShare } from './supervision.dto.js';

export interface Holding {
  accountId: string;
  name: string;
  calls: number;
  technical: number;
}

export interface Waiting {
  level: AlarmLevel;
  count: number;
  oldestSince: Date;
  overdue: number;
}

const CALL_LEVELS = ['P1', 'P2', 'P3'] as const;

/** What the supervisor sees at a glance: counts over the alarms of the scope. */
@Injectable()
export class SupervisionStore {
  /** Who has how many open alarms. */
  holdings(tx: Transaction): Promise<Holding[]> {
    return tx.query(
      `SELECT holder_account_id AS "accountId", max(holder_name) AS name, count(*) FILTER (WHERE level <> 'T')::int AS calls,
              count(*) FILTER (WHERE level = 'T')::int AS technical
       FROM alarm WHERE closed_at IS NULL AND holder_account_id IS NOT NULL GROUP BY holder_account_id`,
    );
  }

  waiting(tx: Transaction, { acknowledge }: AlarmPolicy): Promise<Waiting[]> {
    return tx.query(
      `SELECT level, count(*)::int AS count, min(waiting_since) AS "oldestSince",
              count(*) FILTER (WHERE waiting_since < $1::timestamptz - make_interval(secs => ($2::jsonb ->> level)::int))::int AS overdue
       FROM alarm WHERE closed_at IS NULL AND waiting_since IS NOT NULL GROUP BY level`,
      [tx.now, JSON.stringify(hardSecondsOf(acknowledge))],
    );
  }

  /** How soon the calls raised since were first taken by a human. */
  async answered(tx: Transaction, since: Date, { acknowledge }: AlarmPolicy): Promise<AnswerShare[]> {
    const rows = await tx.query<AnswerShare>(
      `SELECT level, count(*)::int AS raised, count(seconds)::int AS answered, count(*) FILTER (WHERE seconds <= 15)::int AS within15,
              count(*) FILTER (WHERE seconds <= 60)::int AS within60, count(*) FILTER (WHERE seconds <= 180)::int AS within180,
              count(*) FILTER (WHERE seconds <= ($2::jsonb ->> level)::int)::int AS "withinHard"
       FROM (SELECT level, extract(epoch FROM acknowledged_at - raised_at) AS seconds FROM alarm
             WHERE raised_at >= $1 AND level <> 'T' AND state <> 'SUPPRESSED' AND test_window_id IS NULL) calls
       GROUP BY level`,
      [since, JSON.stringify(hardSecondsOf(acknowledge))],
    );
    const none = { raised: 0, answered: 0, within15: 0, within60: 0, within180: 0, withinHard: 0 };
    return CALL_LEVELS.map((level) => rows.find((row) => row.level === level) ?? { level, ...none });
  }

  /** The open alarms that have climbed, the highest first. */
  async escalatedIds(tx: Transaction, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM alarm WHERE closed_at IS NULL AND escalation IS NOT NULL
       ORDER BY array_position(ARRAY['DISTRICT', 'STREET', 'SUPERVISOR'], escalation), level, raised_at, id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}

const hardSecondsOf = (acknowledge: AlarmPolicy['acknowledge']): Record<string, number> =>
  Object.fromEntries(Object.entries(acknowledge).map(([level, { hardSeconds }]) => [level, hardSeconds]));
