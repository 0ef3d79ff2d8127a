import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { DeliveredDevice, ImportLine, Known } from '../../rules/device-import.js';

export interface ImportRecord {
  id: string;
  orgPath: string;
  fileName: string;
  byName: string;
  at: Date;
  lines: ImportLine[];
  committedAt: Date | null;
  taken: string[] | null;
}

export type StoredDevice = DeliveredDevice & { topics: string[]; secretHash: string | null };

@Injectable()
export class ImportStore {
  /** What the whole register holds of these ids, also outside the caller's scope: an id is taken once. */
  async known(tx: Transaction, ids: readonly string[]): Promise<Known> {
    const rows = await tx.query<{ id: string; class: string; format: string; state: string }>('SELECT id, class, format, state FROM device_view WHERE id = ANY ($1)', [ids]);
    const gateways = rows.filter((row) => row.class === 'GATEWAY' && row.state !== 'RETIRED');
    return { ids: new Set(rows.map((row) => row.id)), gateways: new Map(gateways.map((row) => [row.id, row.format])) };
  }

  async add(tx: Transaction, one: Omit<ImportRecord, 'committedAt' | 'taken' | 'at'> & { byAccountId: string }): Promise<void> {
    await tx.query(
      `INSERT INTO device_import (id, org_path, file_name, by_account_id, by_name, at, lines) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
      [one.id, one.orgPath, one.fileName, one.byAccountId, one.byName, tx.now, JSON.stringify(one.lines)],
    );
  }

  /** Holds the import for this transaction. */
  async lock(tx: Transaction, id: string): Promise<ImportRecord | null> {
    const [row] = await tx.query<ImportRecord>(
      `SELECT id, org_path AS "orgPath", file_name AS "fileName", by_name AS "byName", at, lines, committed_at AS "committedAt", taken FROM device_import WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async committed(tx: Transaction, id: string, taken: readonly string[]): Promise<void> {
    await tx.query('UPDATE device_import SET committed_at = $2, taken = $3 WHERE id = $1', [id, tx.now, taken]);
  }

  /** Puts devices into the store; answers the ids that were free. */
  async takeIn(tx: Transaction, orgPath: string, devices: readonly StoredDevice[]): Promise<string[]> {
    const rows = devices.map((device) => ({
      id: device.id,
      class: device.class,
      model: device.model,
      format: device.format,
      serial: device.serial,
      gateway_id: device.gatewayId,
      heartbeat_seconds: device.heartbeatSeconds,
      topics: device.topics,
      secret_hash: device.secretHash,
    }));
    const taken = await tx.query<{ id: string }>(
      `INSERT INTO device (id, org_path, class, model, format, serial, gateway_id, heartbeat_seconds, owner, secret_hash, topics, state)
       SELECT id, $2, class, model, format, serial, gateway_id, heartbeat_seconds, 'GOVERNMENT', secret_hash, topics, 'IN_STOCK'
       FROM jsonb_to_recordset($1::jsonb) AS d (id text, class text, model text, format text, serial text, gateway_id text, heartbeat_seconds int, secret_hash text, topics jsonb)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [JSON.stringify(rows), orgPath],
    );
    return taken.map(({ id }) => id);
  }
}
