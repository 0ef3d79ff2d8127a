import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { In, IsNull } from 'typeorm';
import { AlarmContactTable } from './tables/alarm-contact.table.js';
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

  /** The newest alarm of each key that was not merely recorded, open or not; locked, since a human may be acting on it. */
  async newestOf(tx: Transaction, keys: string[]): Promise<Map<string, AlarmTable>> {
    const ids = await tx.query<{ id: string }>(
      `SELECT a.id FROM unnest($1::text[]) AS k (key)
       CROSS JOIN LATERAL (SELECT id FROM alarm WHERE alarm.key = k.key AND state <> 'SUPPRESSED'
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
       WHERE elder_id = ANY ($1::uuid[]) AND raised_at >= $2 AND state <> 'SUPPRESSED'`,
      [elderIds, since],
    );
  }

  async lastSuppressedAt(tx: Transaction, key: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date }>(`SELECT raised_at AS at FROM alarm WHERE key = $1 AND state = 'SUPPRESSED' ORDER BY raised_at DESC LIMIT 1`, [key]);
    return row?.at ?? null;
  }

  /** The alarm, locked: two humans at once take turns. Null outside the scope. */
  async lock(tx: Transaction, id: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async lockByOrder(tx: Transaction, orderId: string): Promise<AlarmTable | null> {
    return tx.manager.findOne(AlarmTable, { where: { orderId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Transaction, alarms: AlarmTable[]): Promise<void> {
    if (alarms.length > 0) await tx.manager.upsert(AlarmTable, alarms, ['id']);
  }

  async addContact(tx: Transaction, contact: AlarmContactTable): Promise<void> {
    await tx.manager.insert(AlarmContactTable, contact);
  }

  async contactsOf(tx: Transaction, alarmId: string): Promise<AlarmContactTable[]> {
    return tx.manager.find(AlarmContactTable, { where: { alarmId }, order: { at: 'ASC' } });
  }
}
