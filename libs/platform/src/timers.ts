import type { Service } from '#contracts/flow.js';
import type { Transaction } from './database.js';

export interface TimerSetting {
  kind: string;
  /** What it is about: an alarm's id, an order's id. One timer per service, kind and subject. */
  subject: string;
  dueAt: Date;
  payload?: Record<string, unknown>;
}

export interface DueTimer {
  kind: string;
  subject: string;
  dueAt: Date;
  payload: Record<string, unknown>;
}

/** Sets a timer, or moves it if it stands already, in the caller's transaction. */
export async function setTimer(tx: Transaction, service: Service, timer: TimerSetting): Promise<void> {
  await setTimers(tx, service, [timer]);
}

export async function setTimers(tx: Transaction, service: Service, timers: readonly TimerSetting[]): Promise<void> {
  if (timers.length === 0) return;
  const rows = timers.map(({ kind, subject, dueAt, payload }) => ({ kind, subject, due_at: dueAt.toISOString(), payload: payload ?? {} }));
  await tx.query(
    `INSERT INTO platform.timer (service, kind, subject, due_at, payload)
     SELECT $1, kind, subject, due_at, payload
     FROM jsonb_to_recordset($2::jsonb) AS t (kind text, subject text, due_at timestamptz, payload jsonb)
     ON CONFLICT (service, kind, subject) DO UPDATE
       SET due_at = EXCLUDED.due_at, payload = EXCLUDED.payload, attempts = 0, error = NULL, parked_at = NULL`,
    [service, JSON.stringify(rows)],
  );
}

/** Takes a timer away. Rules still guard the effect: a timer that was already claimed meets the new state. */
export async function cancelTimer(tx: Transaction, service: Service, kind: string, subject: string): Promise<void> {
  await tx.query('DELETE FROM platform.timer WHERE service = $1 AND kind = $2 AND subject = $3', [service, kind, subject]);
}

/** Claims due timers for this transaction alone; each is gone when it commits. */
export async function claimDueTimers(tx: Transaction, service: Service, limit: number): Promise<DueTimer[]> {
  const rows = await tx.query<{ kind: string; subject: string; due_at: Date; payload: Record<string, unknown> }>(
    `DELETE FROM platform.timer t USING (
       SELECT service, kind, subject FROM platform.timer
       WHERE service = $1 AND due_at <= platform.now() AND parked_at IS NULL
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
     WHERE t.service = due.service AND t.kind = due.kind AND t.subject = due.subject
     RETURNING t.kind, t.subject, t.due_at, t.payload`,
    [service, limit],
  );
  return rows
    .map((row) => ({ kind: row.kind, subject: row.subject, dueAt: row.due_at, payload: row.payload }))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
