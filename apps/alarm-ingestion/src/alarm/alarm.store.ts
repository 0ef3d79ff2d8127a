import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { In, IsNull } from 'typeorm';
import { AlarmTable } from './tables/alarm.table.js';

/** Alarms as rows to be decided about. What the desk shows is in the desk store. */
@Injectable()
export class AlarmStore {
  /** One raise at a time for each elder or device without an elder, whichever door it came through. */
  async lockOwners(tx: Transaction, owners: string[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(place) FROM (
         SELECT DISTINCT hashtextextended(owner, 0) AS place FROM unnest($1::text[]) AS o (owner) ORDER BY 1 OFFSET 0) places`,
      [owners],
    );
  }

  /** The newest alarm of each key that was neither merely recorded nor a test, open or not; locked, since a human may be acting on it. */
  async newestOf(tx: Transaction, keys: string[]): Promise<Map<string, AlarmTable>> {
    if (keys.length === 0) return new Map();
    const ids = await tx.query<{ id: string }>(
      `SELECT a.id FROM unnest($1::text[]) AS k (key)
       CROSS JOIN LATERAL (SELECT id FROM alarm WHERE alarm.key = k.key AND state <> 'SUPPRESSED' AND test_window_id IS NULL
         ORDER BY (closed_at IS NULL) DESC, raised_at DESC LIMIT 1) a`,
      [keys],
    );
    if (ids.length === 0) return new Map();
    const alarms = await tx.manager.find(AlarmTable, {
      where: { id: In(ids.map((row) => row.id)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(alarms.map((alarm) => [alarm.key, alarm]));
  }

  /** Alarms of these elders raised since, for joining incidents. */
  async raisedSince(tx: Transaction, elderIds: string[], since: Date): Promise<Pick<AlarmTable, 'elderId' | 'incidentId' | 'level' | 'raisedAt'>[]> {
    return tx.query(
      `SELECT elder_id AS "elderId", incident_id AS "incidentId", level, raised_at AS "raisedAt" FROM alarm
       WHERE elder_id = ANY ($1::uuid[]) AND raised_at >= $2 AND state <> 'SUPPRESSED' AND test_window_id IS NULL`,
      [elderIds, since],
    );
  }

  /** When each key was last recorded without calling anybody. */
  async lastSuppressedAt(tx: Transaction, keys: string[]): Promise<Map<string, Date>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<{ key: string; at: Date }>(
      `SELECT k.key, a.raised_at AS at FROM unnest($1::text[]) AS k (key)
       CROSS JOIN LATERAL (SELECT raised_at FROM alarm WHERE alarm.key = k.key AND state = 'SUPPRESSED' ORDER BY raised_at DESC LIMIT 1) a`,
      [keys],
    );
    return new Map(rows.map(({ key, at }) => [key, at]));
  }

  /** What was signalled in these test windows. */
  async testedIn(tx: Transaction, windowIds: string[]): Promise<AlarmTable[]> {
    if (windowIds.length === 0) return [];
    return tx.manager.find(AlarmTable, { where: { testWindowId: In(windowIds) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** The alarm, locked: two humans at once take turns. Null outside the scope. */
  async lock(tx: Transaction, id: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The alarm as it stands, not locked: for who only compares. Null outside the scope. */
  async peek(tx: Transaction, id: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { id } });
  }

  /** The alarm that another one is to be merged into: it stays as it is until then. Always the earlier one, so nobody waits in a circle. */
  async hold(tx: Transaction, id: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  async lockByOrder(tx: Transaction, orderId: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { orderId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  async becauseOf(tx: Transaction, id: string): Promise<AlarmTable['because']> {
    return (await tx.query<Pick<AlarmTable, 'because'>>('SELECT because FROM alarm WHERE id = $1', [id]))[0]?.because ?? null;
  }

  async save(tx: Transaction, alarms: AlarmTable[]): Promise<void> {
    if (alarms.length > 0) await tx.manager.upsert(AlarmTable, alarms, ['id']);
  }
}
