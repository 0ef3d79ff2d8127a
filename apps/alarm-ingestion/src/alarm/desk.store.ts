import { Injectable } from '@nestjs/common';
import type { AlarmLevel } from '#contracts/alarm.js';
import type { Transaction } from '#platform/database.js';
import { SELECT_ALARM, type SelectedAlarm, shownAlarm } from './alarm-row.store.js';
import type { AlarmRow } from './alarm-row.dto.js';
import type { Colleague } from './alarm.dto.js';
import { PolicyStore } from './policy.store.js';

export interface DeskFilter {
  level?: AlarmLevel;
  street?: string;
  queue?: 'calls' | 'technical';
}

/** Where an open alarm stands in the queue, and a closed one in the past. */
export const openKey = (row: AlarmRow) => [row.waitingSince === null, row.level, row.raisedAt, row.id];
export const closedKey = (row: AlarmRow) => [row.closedAt, row.id];

const FILTER = `($2::text IS NULL OR a.level = $2) AND ($3::text IS NULL OR a.street_code = $3)
  AND ($4::text IS NULL OR (a.level = 'T') = ($4 = 'technical'))`;

/** Alarms as the desk shows them. */
@Injectable()
export class DeskStore {
  constructor(private readonly policies: PolicyStore) {}

  /** By urgency: what waits for a human first, then by level, then the oldest. */
  async open(tx: Transaction, { level, street, queue }: DeskFilter, limit: number, after: unknown[] | null): Promise<AlarmRow[]> {
    const [taken, afterLevel, raisedAt, id] = after ?? [];
    return this.shown(
      tx,
      `WHERE a.closed_at IS NULL AND ${FILTER}
         AND ($5::boolean IS NULL OR ((a.waiting_since IS NULL), a.level, a.raised_at, a.id) > ($5::boolean, $6::text, $7::timestamptz, $8::uuid))
       ORDER BY (a.waiting_since IS NULL), a.level, a.raised_at, a.id LIMIT $1`,
      [limit, level ?? null, street ?? null, queue ?? null, taken ?? null, afterLevel ?? null, raisedAt ?? null, id ?? null],
    );
  }

  /** The newest close first; what was only recorded and what was a test are among them. */
  async closed(tx: Transaction, { level, street, queue }: DeskFilter, limit: number, after: unknown[] | null): Promise<AlarmRow[]> {
    const [closedAt, id] = after ?? [];
    return this.shown(
      tx,
      `WHERE a.closed_at IS NOT NULL AND ${FILTER} AND ($5::timestamptz IS NULL OR (a.closed_at, a.id) < ($5::timestamptz, $6::uuid))
       ORDER BY a.closed_at DESC, a.id DESC LIMIT $1`,
      [limit, level ?? null, street ?? null, queue ?? null, closedAt ?? null, id ?? null],
    );
  }

  async one(tx: Transaction, id: string): Promise<AlarmRow | null> {
    return (await this.byIds(tx, [id])).get(id) ?? null;
  }

  async byIds(tx: Transaction, ids: string[]): Promise<Map<string, AlarmRow>> {
    if (ids.length === 0) return new Map();
    return new Map((await this.shown(tx, 'WHERE a.id = ANY ($1::uuid[])', [ids])).map((row) => [row.id, row]));
  }

  async previous(tx: Transaction, elderId: string, before: AlarmRow, limit: number): Promise<AlarmRow[]> {
    return this.shown(tx, 'WHERE a.elder_id = $1 AND a.id <> $2 AND a.raised_at <= $3 ORDER BY a.raised_at DESC, a.id LIMIT $4', [elderId, before.id, before.raisedAt, limit]);
  }

  /** The other alarms of its incident, oldest first. */
  async besides(tx: Transaction, { id, incidentId }: AlarmRow): Promise<AlarmRow[]> {
    return this.shown(tx, 'WHERE a.incident_id = $1 AND a.id <> $2 ORDER BY a.raised_at, a.id', [incidentId, id]);
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

  private async shown(tx: Transaction, where: string, parameters: unknown[]): Promise<AlarmRow[]> {
    const versions = await this.policies.all(tx);
    return (await tx.query<SelectedAlarm>(`${SELECT_ALARM} ${where}`, parameters)).map((row) => shownAlarm(row, versions));
  }
}
