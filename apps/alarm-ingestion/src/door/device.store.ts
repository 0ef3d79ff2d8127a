import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { filtersFor, namedIn } from '../rules/which-sender.js';
import type { KnownDevice } from './known-device.js';

/** The registry's devices, read through its view. */
@Injectable()
export class DeviceStore {
  byIds(tx: Transaction, ids: string[]): Promise<KnownDevice[]> {
    return tx.query(`${SELECT} WHERE d.id = ANY ($1)`, [ids]);
  }

  /** The devices that one of these topics names exactly: children behind gateways. */
  byTopics(tx: Transaction, topics: string[]): Promise<KnownDevice[]> {
    return tx.query(`${SELECT} WHERE d.class <> 'GATEWAY' AND d.topics ?| $1`, [topics]);
  }

  /** The devices that may speak on these topics. Those of our own format are found by the id in the topic, so by the primary key. */
  async speakingOn(tx: Transaction, topics: string[]): Promise<KnownDevice[]> {
    const [own, others] = [topics.filter((topic) => namedIn(topic) !== null), topics.filter((topic) => namedIn(topic) === null)];
    const byId = own.length > 0 ? await this.byIds(tx, [...new Set(own.map((topic) => namedIn(topic)!))]) : [];
    if (others.length === 0) return byId;
    return [...byId, ...(await tx.query<KnownDevice>(`${SELECT} WHERE d.topics ?| $1`, [[...new Set(others.flatMap(filtersFor))]]))];
  }

  /** Until when and since when these elders are away. */
  awayOf(tx: Transaction, elderIds: string[]): Promise<{ id: string; awayFrom: Date | null; awayUntil: Date | null }[]> {
    return tx.query(`SELECT id, away_from AS "awayFrom", away_until AS "awayUntil" FROM registry.elder_view WHERE id = ANY ($1::uuid[])`, [elderIds]);
  }
}

const SELECT = `
  SELECT d.id, d.elder_id AS "elderId", d.class, d.model, d.format, d.secret_hash AS "secretHash",
         CASE WHEN d.previous_secret_until > platform.now() THEN d.previous_secret_hash END AS "previousSecretHash", d.heartbeat_seconds AS "heartbeatSeconds",
         d.state, d.topics, coalesce(e.org_path, d.org_path) AS "orgPath", coalesce(e.street_code, d.street_code) AS "streetCode"
  FROM registry.device_view d LEFT JOIN registry.elder_view e ON e.id = d.elder_id`;
