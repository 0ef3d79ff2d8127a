import { Injectable } from '@nestjs/common';
import type { CareCallState } from '#contracts/care.js';
import type { Transaction } from '#platform/database.js';
import type { CareRow, DutyQuery, GradeCount, StreetCount } from './duty.dto.js';

/** "Soon": due within three days (own). */
const SOON_DAYS = 3;

type Stored = Omit<CareRow, 'dueAt' | 'lastVisitAt' | 'awayUntil'> & {
  dueAt: Date;
  lastVisitAt: Date | null;
  awayUntil: Date | null;
  /** The sort key of lists, exact to the microsecond. */
  dueKey: string;
};
export type NamedDuty = Stored;

const ROW = `c.elder_id AS id, e.name_masked AS "elderName", e.gender,
  (extract(year FROM $1::timestamptz AT TIME ZONE 'Asia/Shanghai')::int - e.birth_year) AS age,
  c.street_code AS "streetCode", s.name AS "streetName", e.address_masked AS "addressMasked", c.grade, c.set_grade IS NOT NULL AS "setByOfficer",
  c.rule_points AS points, c.rule_reasons AS reasons, c.due_at AS "dueAt", c.because, c.escalated, c.last_visit_at AS "lastVisitAt",
  CASE WHEN c.away_from <= $1 AND c.away_until > $1 THEN c.away_kind END AS "awayKind",
  CASE WHEN c.away_from <= $1 AND c.away_until > $1 THEN c.away_until END AS "awayUntil", c.due_at::text AS "dueKey"`;
const FROM = `FROM care_elder c JOIN registry.elder_view e ON e.id = c.elder_id LEFT JOIN registry.street_view s ON s.code = c.street_code`;

/** Visits that are owed, as lists and figures. */
@Injectable()
export class DutyStore {
  /** The longest overdue first; one row more than the limit. */
  list(tx: Transaction, { view, grade, street, limit }: DutyQuery, after?: [string, string]): Promise<NamedDuty[]> {
    const until = { overdue: tx.now, soon: soon(tx), all: null }[view];
    return tx.query<NamedDuty>(
      `SELECT ${ROW} ${FROM}
       WHERE c.ended_at IS NULL AND ($2::timestamptz IS NULL OR c.due_at <= $2) AND ($3::text IS NULL OR c.grade = $3) AND ($4::text IS NULL OR c.street_code = $4)
         AND ($5::timestamptz IS NULL OR (c.due_at, c.elder_id) > ($5, $6::uuid))
       ORDER BY c.due_at, c.elder_id LIMIT $7`,
      [tx.now, until, grade ?? null, street ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async one(tx: Transaction, elderId: string): Promise<(NamedDuty & { hearing: string | null; dialect: string | null; bestHours: string | null }) | null> {
    const [row] = await tx.query<NamedDuty & { hearing: string | null; dialect: string | null; bestHours: string | null }>(
      `SELECT ${ROW}, e.hearing, e.dialect, e.best_hours AS "bestHours" ${FROM} WHERE c.elder_id = $2`,
      [tx.now, elderId],
    );
    return row ?? null;
  }

  grades(tx: Transaction): Promise<GradeCount[]> {
    return tx.query<GradeCount>(
      `SELECT g.grade, count(c.elder_id)::int AS elders, count(*) FILTER (WHERE c.due_at > $1 AND c.due_at <= $2)::int AS soon, count(*) FILTER (WHERE c.due_at <= $1)::int AS overdue
       FROM unnest(ARRAY['HIGH', 'KEY', 'ORDINARY']) WITH ORDINALITY AS g (grade, place)
       LEFT JOIN care_elder c ON c.grade = g.grade AND c.ended_at IS NULL GROUP BY g.grade, g.place ORDER BY g.place`,
      [tx.now, soon(tx)],
    );
  }

  /** The street with the most overdue first. */
  streets(tx: Transaction): Promise<StreetCount[]> {
    return tx.query<StreetCount>(
      `SELECT c.street_code AS "streetCode", s.name AS "streetName", count(*)::int AS elders, count(*) FILTER (WHERE c.grade = 'HIGH')::int AS high,
         count(*) FILTER (WHERE c.due_at > $1 AND c.due_at <= $2)::int AS soon, count(*) FILTER (WHERE c.due_at <= $1)::int AS overdue,
         count(*) FILTER (WHERE c.due_at <= $1 AND c.escalated = 'DISTRICT')::int AS "atDistrict",
         coalesce(max(extract(epoch FROM $1 - c.due_at) / 86400) FILTER (WHERE c.due_at <= $1), 0)::int AS "longestOverdueDays"
       FROM care_elder c LEFT JOIN registry.street_view s ON s.code = c.street_code WHERE c.ended_at IS NULL
       GROUP BY c.street_code, s.name ORDER BY overdue DESC, soon DESC, c.street_code`,
      [tx.now, soon(tx)],
    );
  }

  async visits(tx: Transaction): Promise<{ visitsThisMonth: number; inTimeThisMonth: number }> {
    const [row] = await tx.query<{ visitsThisMonth: number; inTimeThisMonth: number }>(
      `SELECT count(*)::int AS "visitsThisMonth", count(*) FILTER (WHERE visited_at <= due_at)::int AS "inTimeThisMonth" FROM care_visit
       WHERE fulfilled AND visited_at >= date_trunc('month', $1::timestamptz AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`,
      [tx.now],
    );
    return row!;
  }

  async calls(tx: Transaction, day: string): Promise<Record<CareCallState, number> & { late: number; waiting: number }> {
    const [row] = await tx.query<Record<CareCallState, number> & { late: number; waiting: number }>(
      `SELECT count(*) FILTER (WHERE state = 'DUE')::int AS "DUE", count(*) FILTER (WHERE state = 'DONE')::int AS "DONE", count(*) FILTER (WHERE state = 'MISSED')::int AS "MISSED",
         count(*) FILTER (WHERE state = 'SKIPPED')::int AS "SKIPPED", count(*) FILTER (WHERE state = 'LAPSED')::int AS "LAPSED",
         count(*) FILTER (WHERE state = 'DUE' AND late AND attempts = 0)::int AS late,
         count(*) FILTER (WHERE state = 'DUE' AND coalesce(next_at, from_at) <= $2)::int AS waiting
       FROM care_call WHERE day = $1`,
      [day, tx.now],
    );
    return row!;
  }
}

const soon = (tx: Transaction): Date => new Date(tx.now.getTime() + SOON_DAYS * 86_400_000);
