import { Injectable } from '@nestjs/common';
import type { CareCallState } from '#contracts/care.js';
import type { Account } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import type { PastCall } from '../duty/duty.dto.js';
import type { CallRow, RecordCall } from './call.dto.js';
import type { CareCall } from './care-call.js';

const COLUMNS = `id, plan_id AS "planId", elder_id AS "elderId", org_path AS "orgPath", street_code AS "streetCode", day::text, state, from_at AS "fromAt",
  to_at AS "toAt", attempts, first_attempt_at AS "firstAttemptAt", next_at AS "nextAt", late, reminded, held_by_account_id AS "heldByAccountId",
  held_by_name AS "heldByName", held_at AS "heldAt", over_at AS "overAt"`;

type Instants = 'fromAt' | 'toAt' | 'nextAt' | 'overAt';
export type NamedCall = Omit<CallRow, Instants | 'holder'> & Record<'fromAt' | 'toAt', Date> & Record<'nextAt' | 'overAt' | 'heldAt', Date | null> & {
  heldByAccountId: string | null;
  heldByName: string | null;
  sortKey: string;
};

/** The calls of each day, and every attempt. */
@Injectable()
export class CallStore {
  /** A plan has one call a day: what stands already stays. Answers the new ones. */
  async open(tx: Transaction, calls: readonly CareCall[]): Promise<CareCall[]> {
    if (calls.length === 0) return [];
    return tx.query<CareCall>(
      `INSERT INTO care_call (id, plan_id, elder_id, org_path, street_code, day, state, from_at, to_at, over_at)
       SELECT id, "planId", "elderId", "orgPath", "streetCode", day, state, "fromAt", "toAt", "overAt"
       FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, "planId" uuid, "elderId" uuid, "orgPath" text, "streetCode" text, day date, state text, "fromAt" timestamptz, "toAt" timestamptz, "overAt" timestamptz)
       ON CONFLICT (plan_id, day) DO NOTHING RETURNING ${COLUMNS}`,
      [JSON.stringify(calls)],
    );
  }

  async hold(tx: Transaction, id: string): Promise<CareCall | null> {
    const [row] = await tx.query<CareCall>(`SELECT ${COLUMNS} FROM care_call WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  /** The elder's calls of a day, held. */
  ofDay(tx: Transaction, elderId: string, day: string): Promise<CareCall[]> {
    return tx.query<CareCall>(`SELECT ${COLUMNS} FROM care_call WHERE elder_id = $1 AND day = $2 ORDER BY id FOR UPDATE`, [elderId, day]);
  }

  async save(tx: Transaction, call: CareCall): Promise<void> {
    await tx.query(
      `UPDATE care_call SET state = $2, attempts = $3, first_attempt_at = $4, next_at = $5, late = $6, reminded = $7, held_by_account_id = $8, held_by_name = $9,
         held_at = $10, over_at = $11 WHERE id = $1`,
      [call.id, call.state, call.attempts, call.firstAttemptAt, call.nextAt, call.late, call.reminded, call.heldByAccountId, call.heldByName, call.heldAt, call.overAt],
    );
  }

  async addAttempt(tx: Transaction, call: CareCall, { result, mood, note }: RecordCall, by: Account): Promise<void> {
    await tx.query(`INSERT INTO care_attempt (call_id, attempt, at, result, mood, note, by_account_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      call.id, call.attempts, tx.now, result, mood ?? null, note?.trim() || null, by.accountId, by.name,
    ]);
  }

  /** In the order in which they are due; one row more than the limit. */
  list(tx: Transaction, day: string, state: CareCallState | undefined, limit: number, after?: [string, string]): Promise<NamedCall[]> {
    return tx.query<NamedCall>(`${NAMED} WHERE c.day = $2 AND ($3::text IS NULL OR c.state = $3)
         AND ($4::timestamptz IS NULL OR (coalesce(c.next_at, c.from_at), c.id) > ($4, $5::uuid))
       ORDER BY coalesce(c.next_at, c.from_at), c.id LIMIT $6`, [tx.now, day, state ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  async named(tx: Transaction, id: string): Promise<NamedCall | null> {
    const [row] = await tx.query<NamedCall>(`${NAMED} WHERE c.id = $2`, [tx.now, id]);
    return row ?? null;
  }

  past(tx: Transaction, elderId: string, limit: number): Promise<PastCall[]> {
    return tx.query<PastCall>(
      `SELECT c.id, c.day::text, c.state, coalesce((SELECT json_agg(json_build_object('at', a.at, 'result', a.result, 'mood', a.mood, 'note', a.note, 'by', a.by_name) ORDER BY a.attempt)
           FROM care_attempt a WHERE a.call_id = c.id), '[]') AS attempts
       FROM care_call c WHERE c.elder_id = $1 ORDER BY c.day DESC, c.from_at DESC LIMIT $2`,
      [elderId, limit],
    );
  }
}

const NAMED = `SELECT c.id, c.elder_id AS "elderId", e.name_masked AS "elderName", e.gender,
    (extract(year FROM $1::timestamptz AT TIME ZONE 'Asia/Shanghai')::int - e.birth_year) AS age, s.name AS "streetName", g.grade, g.rule_reasons AS reasons,
    e.hearing, e.dialect, e.best_hours AS "bestHours", p.note AS "planNote", c.state, c.from_at AS "fromAt", c.to_at AS "toAt", c.attempts, c.next_at AS "nextAt", c.late,
    last.result AS "lastResult", last.mood AS "lastMood", c.held_by_account_id AS "heldByAccountId", c.held_by_name AS "heldByName", c.held_at AS "heldAt",
    c.over_at AS "overAt", to_jsonb(earlier) AS before, coalesce(c.next_at, c.from_at)::text AS "sortKey"
  FROM care_call c JOIN care_plan p ON p.id = c.plan_id JOIN care_elder g ON g.elder_id = c.elder_id JOIN registry.elder_view e ON e.id = c.elder_id
  LEFT JOIN registry.street_view s ON s.code = c.street_code
  LEFT JOIN LATERAL (SELECT result, mood FROM care_attempt a WHERE a.call_id = c.id ORDER BY attempt DESC LIMIT 1) last ON true
  LEFT JOIN LATERAL (
    SELECT a.at, a.result, a.mood, a.note FROM care_call b JOIN care_attempt a ON a.call_id = b.id
    WHERE b.elder_id = c.elder_id AND b.day < c.day ORDER BY b.day DESC, a.attempt DESC LIMIT 1) earlier ON true`;
