import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { CallBackLine } from './call-back.dto.js';

export interface CallBack extends Omit<CallBackLine, 'at' | 'by'> {
  id: string;
  alarmId: string;
  byAccountId: string;
  byName: string;
}

/** The calls after the close. */
@Injectable()
export class CallBackStore {
  async add(tx: Transaction, { id, alarmId, reached, satisfied, vetoed, note, byAccountId, byName }: CallBack): Promise<void> {
    await tx.query(
      `INSERT INTO call_back (id, alarm_id, at, reached, satisfied, vetoed, note, by_account_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, alarmId, tx.now, reached, satisfied, vetoed, note, byAccountId, byName],
    );
  }

  async of(tx: Transaction, alarmId: string): Promise<CallBackLine[]> {
    const rows = await tx.query<Omit<CallBackLine, 'at'> & { at: Date }>(
      `SELECT at, reached, satisfied, vetoed, note, by_name AS by FROM call_back WHERE alarm_id = $1 ORDER BY at, id`,
      [alarmId],
    );
    return rows.map(({ at, ...row }) => ({ at: at.toISOString(), ...row }));
  }

  /** The closed alarms of the scope that wait for the call, the oldest close first; `closedBy`: only those closed by then. */
  async owed(tx: Transaction, closedBy: Date | null, limit: number, after: unknown[] | null): Promise<{ id: string; attempts: number }[]> {
    return tx.query(
      `SELECT a.id, (SELECT count(*)::int FROM call_back c WHERE c.alarm_id = a.id) AS attempts FROM alarm a
       WHERE a.call_back_owed AND ($2::timestamptz IS NULL OR a.closed_at < $2)
         AND ($3::timestamptz IS NULL OR (a.closed_at, a.id) > ($3::timestamptz, $4::uuid))
       ORDER BY a.closed_at, a.id LIMIT $1`,
      [limit, closedBy, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  /** One talk settles the whole incident: nobody is rung up three times about one evening. */
  async settleIncident(tx: Transaction, incidentId: string): Promise<void> {
    await tx.query(`UPDATE alarm SET call_back_owed = false, called_back_at = $2 WHERE incident_id = $1 AND call_back_owed`, [incidentId, tx.now]);
  }

  async counts(tx: Transaction, late: Date, overdue: Date): Promise<{ open: number; late: number; overdue: number }> {
    const [row] = await tx.query<{ open: number; late: number; overdue: number }>(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE closed_at < $1)::int AS late, count(*) FILTER (WHERE closed_at < $2)::int AS overdue
       FROM alarm WHERE call_back_owed`,
      [late, overdue],
    );
    return row!;
  }
}
