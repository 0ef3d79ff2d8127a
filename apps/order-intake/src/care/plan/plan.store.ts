import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';

/** On which days, and in which hours, an elder is called. */
export interface CarePlan {
  id: string;
  elderId: string;
  orgPath: string;
  streetCode: string;
  days: number[];
  fromMinute: number;
  toMinute: number;
  note: string | null;
  madeAt: Date;
  madeBy: string;
}

const COLUMNS = `p.id, p.elder_id AS "elderId", p.org_path AS "orgPath", p.street_code AS "streetCode", p.days, p.from_minute AS "fromMinute", p.to_minute AS "toMinute",
  p.note, p.made_at AS "madeAt", p.made_by AS "madeBy"`;

@Injectable()
export class PlanStore {
  async standing(tx: Transaction, elderId: string): Promise<CarePlan | null> {
    const [row] = await tx.query<CarePlan>(`SELECT ${COLUMNS} FROM care_plan p WHERE p.elder_id = $1 AND p.ended_at IS NULL`, [elderId]);
    return row ?? null;
  }

  async insert(tx: Transaction, { id, elderId, orgPath, streetCode, days, fromMinute, toMinute, note, madeAt, madeBy }: CarePlan): Promise<void> {
    await tx.query(
      `INSERT INTO care_plan (id, elder_id, org_path, street_code, days, from_minute, to_minute, note, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, elderId, orgPath, streetCode, days, fromMinute, toMinute, note, madeAt, madeBy],
    );
  }

  /** Whether one stood. */
  async end(tx: Transaction, elderId: string): Promise<boolean> {
    return (await tx.query('UPDATE care_plan SET ended_at = $2 WHERE elder_id = $1 AND ended_at IS NULL RETURNING id', [elderId, tx.now])).length > 0;
  }

  /** Plans of this weekday that have no call of the day yet. */
  unopened(tx: Transaction, day: string, weekday: number, limit: number): Promise<CarePlan[]> {
    return tx.query<CarePlan>(
      `SELECT ${COLUMNS} FROM care_plan p WHERE p.ended_at IS NULL AND $2 = ANY (p.days)
         AND NOT EXISTS (SELECT FROM care_call c WHERE c.plan_id = p.id AND c.day = $1) ORDER BY p.id LIMIT $3`,
      [day, weekday, limit],
    );
  }
}
