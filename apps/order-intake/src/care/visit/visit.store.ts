import { Injectable } from '@nestjs/common';
import type { CareMark, DutyReason, RiskGrade, VisitAspect, VisitWay } from '#contracts/care.js';
import type { Transaction } from '#platform/database.js';
import type { CareVisitRow } from '../duty/duty.dto.js';

export interface CareVisit {
  id: string;
  elderId: string;
  orgPath: string;
  streetCode: string;
  visitedAt: Date;
  recordedAt: Date;
  byAccountId: string;
  byName: string;
  way: VisitWay;
  met: boolean;
  /** The duty as it stood. */
  grade: RiskGrade;
  because: DutyReason;
  dueAt: Date;
  fulfilled: boolean;
  findings: Partial<Record<VisitAspect, CareMark>>;
  note: string | null;
}

/** Visits that were made; nothing of them is ever rewritten. */
@Injectable()
export class VisitStore {
  async insert(tx: Transaction, visit: CareVisit): Promise<void> {
    const { id, elderId, orgPath, streetCode, visitedAt, recordedAt, byAccountId, byName, way, met, grade, because, dueAt, fulfilled, findings, note } = visit;
    await tx.query(
      `INSERT INTO care_visit (id, elder_id, org_path, street_code, visited_at, recorded_at, by_account_id, by_name, way, met, grade, because, due_at, fulfilled, findings, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [id, elderId, orgPath, streetCode, visitedAt, recordedAt, byAccountId, byName, way, met, grade, because, dueAt, fulfilled, JSON.stringify(findings), note],
    );
  }

  async of(tx: Transaction, elderId: string, limit: number): Promise<CareVisitRow[]> {
    const rows = await tx.query<Omit<CareVisitRow, 'visitedAt' | 'recordedAt'> & { visitedAt: Date; recordedAt: Date }>(
      `SELECT v.id, v.visited_at AS "visitedAt", v.recorded_at AS "recordedAt", v.by_name AS by, v.way, v.met, v.fulfilled, v.findings, v.note,
         ARRAY(SELECT n.need FROM care_need n WHERE n.visit_id = v.id ORDER BY n.id) AS needs
       FROM care_visit v WHERE v.elder_id = $1 ORDER BY v.visited_at DESC, v.id DESC LIMIT $2`,
      [elderId, limit],
    );
    return rows.map((row) => ({ ...row, visitedAt: row.visitedAt.toISOString(), recordedAt: row.recordedAt.toISOString() }));
  }
}
