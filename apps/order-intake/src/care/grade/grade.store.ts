import { Injectable } from '@nestjs/common';
import type { RiskGrade, RiskReason } from '#contracts/care.js';
import type { Transaction } from '#platform/database.js';
import { RISK_MEMORY_DAYS } from '../rules/risk-grade.js';
import type { CareElder, ElderFacts } from './care-elder.js';

const COLUMNS = `elder_id AS "elderId", org_path AS "orgPath", street_code AS "streetCode", since, graded_at AS "gradedAt", grade,
  rule_grade AS "ruleGrade", rule_points AS "rulePoints", rule_reasons AS "ruleReasons", set_grade AS "setGrade", set_until AS "setUntil",
  set_reason AS "setReason", set_by AS "setBy", raised_at AS "raisedAt", hospital_at AS "hospitalAt", away_kind AS "awayKind",
  away_from AS "awayFrom", away_until AS "awayUntil", last_visit_at AS "lastVisitAt", due_at AS "dueAt", because, escalated, ended_at AS "endedAt"`;

/** One line of an elder's grades; nothing is ever rewritten. */
export interface GradeLine {
  at: Date;
  grade: RiskGrade;
  decidedBy: 'rule' | 'officer';
  points: number | null;
  reasons: RiskReason[] | null;
  reason: string | null;
  until: Date | null;
  byName: string | null;
}

/** The only file that writes an elder's grade and duty. */
@Injectable()
export class GradeStore {
  /** Elders whom nobody has graded since `since`: new in the register, or from before. */
  async ungraded(tx: Transaction, since: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT e.id FROM registry.elder_view e LEFT JOIN care_elder c ON c.elder_id = e.id
       WHERE c.elder_id IS NULL OR (c.graded_at < $1 AND c.ended_at IS NULL) ORDER BY e.id LIMIT $2`,
      [since, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What the register and the alarms say. The register's view shows everybody: scope is asked where a person asks. */
  facts(tx: Transaction, elderIds: readonly string[]): Promise<ElderFacts[]> {
    return tx.query<ElderFacts>(
      `SELECT e.id AS "elderId", e.org_path AS "orgPath", e.street_code AS "streetCode", e.birth_year AS "birthYear", e.ability_level AS "abilityLevel",
         e.beneficiary_classes AS "beneficiaryClasses", e.away_kind AS "awayKind", e.away_from AS "awayFrom", e.away_until AS "awayUntil",
         (SELECT count(*)::int FROM care_event v WHERE v.elder_id = e.id AND v.at > $2::timestamptz - interval '${RISK_MEMORY_DAYS} days') AS "realAlarms",
         (SELECT max(v.at) FROM care_event v WHERE v.elder_id = e.id) AS "eventAt"
       FROM registry.elder_view e WHERE e.id = ANY ($1::uuid[]) ORDER BY e.id`,
      [elderIds, tx.now],
    );
  }

  /** The elders' care, held until the transaction ends, always in the same order. */
  hold(tx: Transaction, elderIds: readonly string[]): Promise<CareElder[]> {
    return tx.query<CareElder>(`SELECT ${COLUMNS} FROM care_elder WHERE elder_id = ANY ($1::uuid[]) ORDER BY elder_id FOR UPDATE`, [elderIds]);
  }

  /** The same, to look at. */
  read(tx: Transaction, elderIds: readonly string[]): Promise<CareElder[]> {
    return tx.query<CareElder>(`SELECT ${COLUMNS} FROM care_elder WHERE elder_id = ANY ($1::uuid[]) ORDER BY elder_id`, [elderIds]);
  }

  async save(tx: Transaction, elders: readonly CareElder[]): Promise<void> {
    if (elders.length === 0) return;
    await tx.query(
      `INSERT INTO care_elder (elder_id, org_path, street_code, since, graded_at, grade, rule_grade, rule_points, rule_reasons, set_grade, set_until,
         set_reason, set_by, raised_at, hospital_at, away_kind, away_from, away_until, last_visit_at, due_at, because, escalated, ended_at)
       SELECT "elderId", "orgPath", "streetCode", since, "gradedAt", grade, "ruleGrade", "rulePoints", "ruleReasons", "setGrade", "setUntil",
         "setReason", "setBy", "raisedAt", "hospitalAt", "awayKind", "awayFrom", "awayUntil", "lastVisitAt", "dueAt", because, escalated, "endedAt"
       FROM jsonb_to_recordset($1::jsonb) AS c ("elderId" uuid, "orgPath" text, "streetCode" text, since timestamptz, "gradedAt" timestamptz, grade text,
         "ruleGrade" text, "rulePoints" integer, "ruleReasons" jsonb, "setGrade" text, "setUntil" timestamptz, "setReason" text, "setBy" text,
         "raisedAt" timestamptz, "hospitalAt" timestamptz, "awayKind" text, "awayFrom" timestamptz, "awayUntil" timestamptz, "lastVisitAt" timestamptz,
         "dueAt" timestamptz, because text, escalated text, "endedAt" timestamptz)
       ON CONFLICT (elder_id) DO UPDATE SET (org_path, street_code, graded_at, grade, rule_grade, rule_points, rule_reasons, set_grade, set_until,
         set_reason, set_by, raised_at, hospital_at, away_kind, away_from, away_until, last_visit_at, due_at, because, escalated, ended_at) =
         (EXCLUDED.org_path, EXCLUDED.street_code, EXCLUDED.graded_at, EXCLUDED.grade, EXCLUDED.rule_grade, EXCLUDED.rule_points, EXCLUDED.rule_reasons,
          EXCLUDED.set_grade, EXCLUDED.set_until, EXCLUDED.set_reason, EXCLUDED.set_by, EXCLUDED.raised_at, EXCLUDED.hospital_at, EXCLUDED.away_kind,
          EXCLUDED.away_from, EXCLUDED.away_until, EXCLUDED.last_visit_at, EXCLUDED.due_at, EXCLUDED.because, EXCLUDED.escalated, EXCLUDED.ended_at)`,
      [JSON.stringify(elders)],
    );
  }

  /** Appends to the history of grades. */
  async write(tx: Transaction, lines: readonly (GradeLine & { elderId: string; orgPath: string })[]): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(
      `INSERT INTO care_grade (elder_id, org_path, at, grade, decided_by, points, reasons, reason, until, by_name)
       SELECT "elderId", "orgPath", at, grade, "decidedBy", points, reasons, reason, until, "byName"
       FROM jsonb_to_recordset($1::jsonb) AS g ("elderId" uuid, "orgPath" text, at timestamptz, grade text, "decidedBy" text, points integer, reasons jsonb,
         reason text, until timestamptz, "byName" text)`,
      [JSON.stringify(lines)],
    );
  }

  history(tx: Transaction, elderId: string, limit: number): Promise<GradeLine[]> {
    return tx.query<GradeLine>(
      `SELECT at, grade, decided_by AS "decidedBy", points, reasons, reason, until, by_name AS "byName" FROM care_grade WHERE elder_id = $1 ORDER BY id DESC LIMIT $2`,
      [elderId, limit],
    );
  }

  async keepEvent(tx: Transaction, event: { alarmId: string; elderId: string; orgPath: string; level: string; reason: string; at: Date }): Promise<void> {
    await tx.query(
      `INSERT INTO care_event (alarm_id, elder_id, org_path, level, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (alarm_id) DO UPDATE SET reason = EXCLUDED.reason, at = EXCLUDED.at`,
      [event.alarmId, event.elderId, event.orgPath, event.level, event.reason, event.at],
    );
  }

  /** The elder of an alarm that was no event after all; null when it had been none. */
  async dropEvent(tx: Transaction, alarmId: string): Promise<string | null> {
    const [row] = await tx.query<{ elderId: string }>(`DELETE FROM care_event WHERE alarm_id = $1 RETURNING elder_id AS "elderId"`, [alarmId]);
    return row?.elderId ?? null;
  }
}
