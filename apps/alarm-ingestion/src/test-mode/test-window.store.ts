import { Injectable } from '@nestjs/common';
import type { TestPurpose } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import { setTimers } from '#platform/timers.js';

/** A window's time has come; its subject is the window, or `<window>/proved` for the nearer end of one that has proved itself. */
export const WINDOW_TIMER = 'test-window.over';
export const windowOf = (subject: string): string => subject.split('/')[0]!;

export interface OpenWindow {
  id: string;
  deviceId: string;
  elderId: string | null;
  streetCode: string;
  orgPath: string;
  purpose: TestPurpose;
  openedAt: Date;
  until: Date;
  byAccountId: string;
  byName: string;
}

const SELECT = `SELECT id, device_id AS "deviceId", elder_id AS "elderId", street_code AS "streetCode", org_path AS "orgPath", purpose,
  opened_at AS "openedAt", until, by_account_id AS "byAccountId", by_name AS "byName" FROM test_window`;

/** When which device is tried out, and by whom. */
@Injectable()
export class TestWindowStore {
  /** Those of these devices that are in test mode now. */
  openOf(tx: Transaction, deviceIds: string[]): Promise<OpenWindow[]> {
    return tx.query(`${SELECT} WHERE device_id = ANY ($1) AND ended_at IS NULL AND until > $2`, [deviceIds, tx.now]);
  }

  /** Not ended yet, whether or not its time has come; locked. */
  async lockStanding(tx: Transaction, deviceId: string): Promise<OpenWindow | null> {
    return (await tx.query<OpenWindow>(`${SELECT} WHERE device_id = $1 AND ended_at IS NULL FOR UPDATE`, [deviceId]))[0] ?? null;
  }

  /** Nothing is a test any more after `until`, which only comes nearer: a timer of its own ends the window then. Its first one finds it ended. */
  async shorten(tx: Transaction, ids: readonly string[], until: Date): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.query<{ id: string; until: Date }>('UPDATE test_window SET until = least(until, $2) WHERE id = ANY ($1) RETURNING id, until', [ids, until]);
    await setTimers(tx, 'alarm-ingestion', rows.map(({ id, until: dueAt }) => ({ kind: WINDOW_TIMER, subject: `${id}/proved`, dueAt })));
  }

  /** Ends it, once; null when it has ended already. */
  async end(tx: Transaction, id: string): Promise<OpenWindow | null> {
    const [ended] = await tx.query<{ id: string }>('UPDATE test_window SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id', [id, tx.now]);
    return ended ? ((await tx.query<OpenWindow>(`${SELECT} WHERE id = $1`, [id]))[0] ?? null) : null;
  }

  /** False: somebody opened one at the same moment. */
  async open(tx: Transaction, { id, deviceId, elderId, streetCode, orgPath, purpose, until, byAccountId, byName }: OpenWindow): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO test_window (id, device_id, elder_id, street_code, org_path, purpose, opened_at, until, by_account_id, by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [id, deviceId, elderId, streetCode, orgPath, purpose, tx.now, until, byAccountId, byName],
    );
    return rows.length === 1;
  }

  /** The registry's view shows every device: whether this one is the caller's to try out. */
  async maySee(tx: Transaction, { orgPath, elderId }: Pick<OpenWindow, 'orgPath' | 'elderId'>): Promise<boolean> {
    const [row] = await tx.query<{ sees: boolean | null }>('SELECT platform.may_see($1, NULL, $2::uuid) AS sees', [orgPath, elderId]);
    return row?.sees === true;
  }
}
