import { Injectable } from '@nestjs/common';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import type { TestedDevice } from '../rules/device-self-test.js';
import type { CredentialLine, DeviceMoveLine } from './device.dto.js';

export interface NewMove {
  deviceId: string;
  fromState: DeviceState | null;
  toState: DeviceState;
  by: { accountId: string; name: string } | null;
  elderId?: string | null;
  place?: string | null;
  receivedOn?: string | null;
  replacedBy?: string | null;
  note?: string | null;
}

/** What happened to devices: rows that are only ever added. */
@Injectable()
export class DeviceHistoryStore {
  async addMoves(tx: Transaction, moves: readonly NewMove[]): Promise<void> {
    if (moves.length === 0) return;
    const rows = moves.map((move) => ({
      device_id: move.deviceId,
      from_state: move.fromState,
      to_state: move.toState,
      by_account_id: move.by?.accountId ?? null,
      by_name: move.by?.name ?? null,
      elder_id: move.elderId ?? null,
      place: move.place ?? null,
      received_on: move.receivedOn ?? null,
      replaced_by: move.replacedBy ?? null,
      note: move.note?.trim() || null,
    }));
    await tx.query(
      `INSERT INTO device_move (device_id, from_state, to_state, at, by_account_id, by_name, elder_id, place, received_on, replaced_by, note)
       SELECT device_id, from_state, to_state, $2, by_account_id, by_name, elder_id, place, received_on, replaced_by, note
       FROM jsonb_to_recordset($1::jsonb) AS m (device_id text, from_state text, to_state text, by_account_id text, by_name text, elder_id uuid,
         place text, received_on date, replaced_by text, note text)`,
      [JSON.stringify(rows), tx.now],
    );
  }

  movesOf(tx: Transaction, deviceId: string): Promise<DeviceMoveLine[]> {
    return tx.query(
      `SELECT m.from_state AS "fromState", m.to_state AS "toState", m.at, m.by_name AS "byName", e.name_masked AS "elderNameMasked", m.place,
              to_char(m.received_on, 'YYYY-MM-DD') AS "receivedOn", m.replaced_by AS "replacedBy", m.note
       FROM device_move m LEFT JOIN elder e ON e.id = m.elder_id WHERE m.device_id = $1 ORDER BY m.at DESC, m.id DESC`,
      [deviceId],
    );
  }

  async addCredential(tx: Transaction, deviceIds: readonly string[], by: { accountId: string; name: string }, previousUntil: Date | null): Promise<void> {
    await tx.query(
      `INSERT INTO device_credential (device_id, at, by_account_id, by_name, previous_until) SELECT id, $2, $3, $4, $5 FROM unnest($1::text[]) AS d (id)`,
      [deviceIds, tx.now, by.accountId, by.name, previousUntil],
    );
  }

  credentialsOf(tx: Transaction, deviceId: string): Promise<CredentialLine[]> {
    return tx.query(
      `SELECT at, by_name AS "byName", previous_until AS "previousUntil" FROM device_credential WHERE device_id = $1 ORDER BY id DESC`,
      [deviceId],
    );
  }

  /** What alarms, is in use, and has no timer that would remind of its self-test. */
  withoutTimer(tx: Transaction, timerKind: string, classes: readonly DeviceClass[]): Promise<(TestedDevice & { id: string })[]> {
    return tx.query(
      `SELECT d.id, d.class, d.state, d.activated_at AS "activatedAt", d.last_tested_at AS "lastTestedAt" FROM device d
       WHERE d.state = 'IN_USE' AND d.class = ANY ($2)
         AND NOT EXISTS (SELECT FROM platform.timer t WHERE t.service = 'registry' AND t.kind = $1 AND t.subject = d.id)`,
      [timerKind, classes],
    );
  }
}
