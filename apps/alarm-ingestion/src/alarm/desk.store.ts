import { Injectable } from '@nestjs/common';
import type { AlarmLevel } from '#contracts/alarm.js';
import { ACKNOWLEDGE_LIMITS } from '#contracts/policy.js';
import type { Transaction } from '#platform/database.js';
import type { AlarmRow, Colleague } from './alarm.dto.js';

const SELECT = `
  SELECT a.id, a.incident_id AS "incidentId", a.type, a.level, a.state, a.count, a.elder_id AS "elderId", e.name_masked AS "elderName",
         a.street_code AS "streetCode", coalesce(s.name, a.street_code) AS "streetName", a.device_id AS "deviceId", a.raised_at AS "raisedAt",
         a.acknowledged_at AS "acknowledgedAt", a.holder_account_id AS "holderId", a.holder_name AS "holderName", a.escalation,
         a.cleared_at IS NOT NULL AS cleared, a.cancelled_by_wearer AS "cancelledByWearer", a.closed_at AS "closedAt",
         a.close_reason AS "closeReason", a.order_id AS "orderId"
  FROM alarm a
  LEFT JOIN registry.elder_view e ON e.id = a.elder_id
  LEFT JOIN registry.street_view s ON s.code = a.street_code`;

type Selected = Omit<AlarmRow, 'raisedAt' | 'acknowledgedAt' | 'closedAt' | 'holder' | 'acknowledgeDueAt'> & {
  raisedAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  holderId: string | null;
  holderName: string | null;
};

export interface DeskFilter {
  level?: AlarmLevel;
  street?: string;
}

/** Where an open alarm stands in the queue, and a closed one in the past. */
export const openKey = (row: AlarmRow) => [row.acknowledgedAt !== null, row.level, row.raisedAt, row.id];
export const closedKey = (row: AlarmRow) => [row.closedAt, row.id];

/** Alarms as the desk shows them. */
@Injectable()
export class DeskStore {
  /** By urgency: what nobody has acknowledged first, then by level, then the oldest. */
  async open(tx: Transaction, { level, street }: DeskFilter, limit: number, after: unknown[] | null): Promise<AlarmRow[]> {
    const [acknowledged, afterLevel, raisedAt, id] = after ?? [];
    return rowsOf(
      await tx.query(
        `${SELECT} WHERE a.closed_at IS NULL AND ($2::text IS NULL OR a.level = $2) AND ($3::text IS NULL OR a.street_code = $3)
           AND ($4::boolean IS NULL OR ((a.acknowledged_at IS NOT NULL), a.level, a.raised_at, a.id) > ($4::boolean, $5::text, $6::timestamptz, $7::uuid))
         ORDER BY (a.acknowledged_at IS NOT NULL), a.level, a.raised_at, a.id LIMIT $1`,
        [limit, level ?? null, street ?? null, acknowledged ?? null, afterLevel ?? null, raisedAt ?? null, id ?? null],
      ),
    );
  }

  /** The newest close first; what was only recorded is among them. */
  async closed(tx: Transaction, { level, street }: DeskFilter, limit: number, after: unknown[] | null): Promise<AlarmRow[]> {
    const [closedAt, id] = after ?? [];
    return rowsOf(
      await tx.query(
        `${SELECT} WHERE a.closed_at IS NOT NULL AND ($2::text IS NULL OR a.level = $2) AND ($3::text IS NULL OR a.street_code = $3)
           AND ($4::timestamptz IS NULL OR (a.closed_at, a.id) < ($4::timestamptz, $5::uuid))
         ORDER BY a.closed_at DESC, a.id DESC LIMIT $1`,
        [limit, level ?? null, street ?? null, closedAt ?? null, id ?? null],
      ),
    );
  }

  async one(tx: Transaction, id: string): Promise<AlarmRow | null> {
    return rowsOf(await tx.query(`${SELECT} WHERE a.id = $1`, [id]))[0] ?? null;
  }

  async previous(tx: Transaction, elderId: string, before: AlarmRow, limit: number): Promise<AlarmRow[]> {
    return rowsOf(
      await tx.query(`${SELECT} WHERE a.elder_id = $1 AND a.id <> $2 AND a.raised_at <= $3 ORDER BY a.raised_at DESC, a.id LIMIT $4`, [
        elderId,
        before.id,
        before.raisedAt,
        limit,
      ]),
    );
  }

  /** Somebody who may have an alarm handed over: not disabled, and the alarm lies in their scope. */
  async colleague(tx: Transaction, accountId: string, orgPath: string): Promise<{ name: string } | null> {
    const [row] = await tx.query<{ name: string }>(
      `SELECT name FROM registry.account_view
       WHERE id = $1 AND NOT disabled AND role IN ('operator', 'supervisor', 'street-officer', 'district-officer')
         AND ($2 = org_path OR starts_with($2, org_path || '.'))`,
      [accountId, orgPath],
    );
    return row ?? null;
  }

  /** Where an alarm of the scope lies. */
  async placeOf(tx: Transaction, id: string): Promise<string | null> {
    const [row] = await tx.query<{ orgPath: string }>(`SELECT org_path AS "orgPath" FROM alarm WHERE id = $1`, [id]);
    return row?.orgPath ?? null;
  }

  /** Everybody to whom an alarm of this place may be handed over, the desk before the offices. */
  colleagues(tx: Transaction, orgPath: string): Promise<Colleague[]> {
    return tx.query<Colleague>(
      `SELECT id, name, role FROM registry.account_view
       WHERE NOT disabled AND role IN ('operator', 'supervisor', 'street-officer', 'district-officer')
         AND ($1 = org_path OR starts_with($1, org_path || '.'))
       ORDER BY array_position(ARRAY['operator', 'supervisor', 'district-officer', 'street-officer'], role), name, id LIMIT 50`,
      [orgPath],
    );
  }
}

function rowsOf(selected: unknown[]): AlarmRow[] {
  return (selected as Selected[]).map(({ holderId, holderName, ...row }) => ({
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    holder: holderId === null ? null : { accountId: holderId, name: holderName! },
    acknowledgeDueAt: dueOf(row.raisedAt, row.level),
  }));
}

function dueOf(raisedAt: Date, level: AlarmLevel): AlarmRow['acknowledgeDueAt'] {
  const { targetSeconds, hardSeconds } = ACKNOWLEDGE_LIMITS[level];
  const after = (seconds: number) => new Date(raisedAt.getTime() + seconds * 1000).toISOString();
  return { targetAt: after(targetSeconds), hardAt: after(hardSeconds) };
}
