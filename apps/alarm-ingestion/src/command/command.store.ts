import { Injectable } from '@nestjs/common';
import type { DeviceCommand, DeviceState } from '#contracts/device.js';
import type { Transaction } from '#platform/database.js';
import type { CommandTarget } from '../rules/compile-command.js';
import type { CommandRow } from './command.dto.js';

export interface TargetRecord extends CommandTarget {
  state: DeviceState;
  elderId: string | null;
  orgPath: string;
}

/** A command as its events tell of it. */
export interface CommandFacts {
  id: string;
  deviceId: string;
  command: DeviceCommand;
  orgPath: string;
  elderId: string | null;
}

export interface NewCommand extends CommandFacts {
  carrierId: string;
  topic: string;
  payload: string;
  answer: string | null;
  by: { accountId: string; name: string };
}

export interface OutgoingCommand extends CommandFacts {
  carrierId: string;
  topic: string;
  payload: string;
}

const FACTS = `id, device_id AS "deviceId", command, org_path AS "orgPath", elder_id AS "elderId"`;

@Injectable()
export class CommandStore {
  /** A device of the caller's scope. The view shows all; the scope is asked here. */
  async target(tx: Transaction, id: string): Promise<TargetRecord | null> {
    const [row] = await tx.query<TargetRecord>(
      `SELECT d.id, d.class, d.format, d.serial, d.gateway_id AS "gatewayId", d.topics, d.state, d.elder_id AS "elderId", coalesce(e.org_path, d.org_path) AS "orgPath"
       FROM registry.device_view d LEFT JOIN registry.elder_view e ON e.id = d.elder_id
       WHERE d.id = $1 AND platform.may_see(coalesce(e.org_path, d.org_path), NULL, d.elder_id)`,
      [id],
    );
    return row ?? null;
  }

  async add(tx: Transaction, one: NewCommand): Promise<void> {
    await tx.query(
      `INSERT INTO device_command (id, device_id, carrier_id, org_path, elder_id, command, state, asked_at, by_account_id, by_name, topic, payload, answer)
       VALUES ($1, $2, $3, $4, $5, $6, 'ASKED', $7, $8, $9, $10, $11, $12)`,
      [one.id, one.deviceId, one.carrierId, one.orgPath, one.elderId, one.command, tx.now, one.by.accountId, one.by.name, one.topic, one.payload, one.answer],
    );
  }

  listOf(tx: Transaction, deviceId: string, limit: number): Promise<CommandRow[]> {
    return tx.query(
      `SELECT id, device_id AS "deviceId", command, state, asked_at AS "askedAt", by_name AS "byName", sent_at AS "sentAt", ended_at AS "endedAt", result,
              answer IS NOT NULL AS answers
       FROM device_command WHERE device_id = $1 ORDER BY asked_at DESC, id DESC LIMIT $2`,
      [deviceId, limit],
    );
  }

  /** Whose lines are waited for. */
  async carriersAsked(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ carrier_id: string }>(`SELECT DISTINCT carrier_id FROM device_command WHERE state = 'ASKED'`);
    return rows.map((row) => row.carrier_id);
  }

  /** Takes what waits for these lines, for this door alone. What was taken counts as sent: a command is not said twice. */
  claim(tx: Transaction, carriers: readonly string[], limit: number): Promise<OutgoingCommand[]> {
    return tx.query(
      `WITH due AS (SELECT id, payload FROM device_command WHERE state = 'ASKED' AND carrier_id = ANY ($1) ORDER BY asked_at LIMIT $3 FOR UPDATE SKIP LOCKED),
       sent AS (
         UPDATE device_command c SET state = 'SENT', sent_at = $2, payload = NULL FROM due WHERE c.id = due.id
         RETURNING c.*)
       SELECT sent.id, sent.device_id AS "deviceId", sent.command, sent.org_path AS "orgPath", sent.elder_id AS "elderId", sent.carrier_id AS "carrierId", sent.topic, due.payload
       FROM sent JOIN due ON due.id = sent.id ORDER BY sent.asked_at`,
      [carriers, tx.now, limit],
    );
  }

  /** The oldest of each that waits for this answer on this line. */
  acknowledge(tx: Transaction, answers: readonly { carrierId: string; answer: string; result: string | null }[]): Promise<CommandFacts[]> {
    return tx.query(
      `UPDATE device_command c SET state = 'ACKNOWLEDGED', ended_at = $2, result = a.result
       FROM jsonb_to_recordset($1::jsonb) AS a ("carrierId" text, answer text, result text)
       WHERE c.id = (SELECT o.id FROM device_command o WHERE o.carrier_id = a."carrierId" AND o.answer = a.answer AND o.state = 'SENT' ORDER BY o.sent_at LIMIT 1)
       RETURNING c.id, c.device_id AS "deviceId", c.command, c.org_path AS "orgPath", c.elder_id AS "elderId"`,
      [JSON.stringify(answers), tx.now],
    );
  }

  /** Ends it if it still waits: for a line, or for its answer. */
  async expire(tx: Transaction, id: string): Promise<CommandFacts | null> {
    const [row] = await tx.query<CommandFacts>(
      `UPDATE device_command SET state = 'EXPIRED', ended_at = $2, payload = NULL
       WHERE id = $1 AND (state = 'ASKED' OR (state = 'SENT' AND answer IS NOT NULL)) RETURNING ${FACTS}`,
      [id, tx.now],
    );
    return row ?? null;
  }
}

