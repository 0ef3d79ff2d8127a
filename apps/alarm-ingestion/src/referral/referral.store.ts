import { Injectable } from '@nestjs/common';
import type { FollowUpResult, ReferralAgency } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import type { FollowUpLine, ReferralLine, ReferralRow } from './referral.dto.js';

/** A referral to be decided about. */
export interface Referral {
  id: string;
  alarmId: string;
  agency: ReferralAgency;
  referenceNumber: string | null;
  dueAt: Date | null;
  ended: FollowUpResult | null;
}

interface Written {
  note: string | null;
  byAccountId: string;
  byName: string;
}

type Selected = Omit<ReferralLine, 'at' | 'dueAt' | 'followUps'> & { at: Date; dueAt: Date | null };
type SelectedRow = Selected & Pick<ReferralRow, 'alarmId' | 'type' | 'level' | 'elderName' | 'streetName' | 'alarmOpen'>;

const COLUMNS = `r.id, r.agency, r.reference_number AS "referenceNumber", r.note, r.at, r.by_name AS by, r.due_at AS "dueAt", r.ended`;
const LOCKED = `SELECT id, alarm_id AS "alarmId", agency, reference_number AS "referenceNumber", due_at AS "dueAt", ended FROM referral`;

/** What was handed over to agencies, and what they said. */
@Injectable()
export class ReferralStore {
  async add(tx: Transaction, { id, alarmId, agency, referenceNumber, dueAt }: Referral, { note, byAccountId, byName }: Written): Promise<void> {
    await tx.query(
      `INSERT INTO referral (id, alarm_id, agency, reference_number, note, at, by_account_id, by_name, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, alarmId, agency, referenceNumber, note, tx.now, byAccountId, byName, dueAt],
    );
  }

  async lock(tx: Transaction, id: string): Promise<Referral | null> {
    return (await tx.query<Referral>(`${LOCKED} WHERE id = $1 FOR UPDATE`, [id]))[0] ?? null;
  }

  async save(tx: Transaction, { id, referenceNumber, dueAt, ended }: Referral): Promise<void> {
    await tx.query('UPDATE referral SET reference_number = $2, due_at = $3, ended = $4 WHERE id = $1', [id, referenceNumber, dueAt, ended]);
  }

  async addFollowUp(tx: Transaction, followUp: { id: string; alarmId: string; referralId: string; result: FollowUpResult } & Written): Promise<void> {
    const { id, alarmId, referralId, result, note, byAccountId, byName } = followUp;
    await tx.query(`INSERT INTO follow_up (id, alarm_id, referral_id, at, result, note, by_account_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      id,
      alarmId,
      referralId,
      tx.now,
      result,
      note,
      byAccountId,
      byName,
    ]);
  }

  /** Those of an alarm that nobody has answered yet. */
  openOf(tx: Transaction, alarmId: string): Promise<Referral[]> {
    return tx.query(`${LOCKED} WHERE alarm_id = $1 AND ended IS NULL`, [alarmId]);
  }

  /** All of an alarm, oldest first, with what the agencies said. */
  async of(tx: Transaction, alarmId: string): Promise<ReferralLine[]> {
    const rows = await tx.query<Selected>(`SELECT ${COLUMNS} FROM referral r WHERE r.alarm_id = $1 ORDER BY r.at, r.id`, [alarmId]);
    return this.withFollowUps(tx, rows);
  }

  /** The open ones of the scope, the one due first on top; `dueBy`: only those to be asked by then. */
  async open(tx: Transaction, dueBy: Date | null, limit: number, after: unknown[] | null): Promise<ReferralRow[]> {
    const rows = await tx.query<SelectedRow>(
      `SELECT ${COLUMNS}, r.alarm_id AS "alarmId", a.type, a.level, e.name_masked AS "elderName", coalesce(s.name, a.street_code) AS "streetName",
              a.closed_at IS NULL AS "alarmOpen"
       FROM referral r JOIN alarm a ON a.id = r.alarm_id
       LEFT JOIN registry.elder_view e ON e.id = a.elder_id
       LEFT JOIN registry.street_view s ON s.code = a.street_code
       WHERE r.due_at IS NOT NULL AND ($2::timestamptz IS NULL OR r.due_at <= $2)
         AND ($3::timestamptz IS NULL OR (r.due_at, r.id) > ($3::timestamptz, $4::uuid))
       ORDER BY r.due_at, r.id LIMIT $1`,
      [limit, dueBy, after?.[0] ?? null, after?.[1] ?? null],
    );
    return (await this.withFollowUps(tx, rows)).map((row) => ({ ...row, overdue: row.dueAt !== null && new Date(row.dueAt) <= tx.now }));
  }

  /** How many are open, and how many an agency should have been asked about by now, or a whole round ago. */
  async counts(tx: Transaction, roundSeconds: Record<'P1' | 'others', number>): Promise<{ open: number; late: number; overdue: number }> {
    const [row] = await tx.query<{ open: number; late: number; overdue: number }>(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE r.due_at <= $1)::int AS late,
              count(*) FILTER (WHERE r.due_at <= $1 - make_interval(secs => CASE a.level WHEN 'P1' THEN $2::int ELSE $3::int END))::int AS overdue
       FROM referral r JOIN alarm a ON a.id = r.alarm_id WHERE r.due_at IS NOT NULL`,
      [tx.now, roundSeconds.P1, roundSeconds.others],
    );
    return row!;
  }


  private async withFollowUps<R extends Selected>(tx: Transaction, rows: R[]): Promise<(Omit<R, 'at' | 'dueAt'> & { at: string; dueAt: string | null; followUps: FollowUpLine[] })[]> {
    const said = await tx.query<{ referralId: string; at: Date; result: FollowUpResult; note: string | null; by: string }>(
      `SELECT referral_id AS "referralId", at, result, note, by_name AS by FROM follow_up WHERE referral_id = ANY ($1::uuid[]) ORDER BY at, id`,
      [rows.map(({ id }) => id)],
    );
    const lines = Map.groupBy(said, ({ referralId }) => referralId);
    return rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      followUps: (lines.get(row.id) ?? []).map(({ at, result, note, by }) => ({ at: at.toISOString(), result, note, by })),
    }));
  }
}
