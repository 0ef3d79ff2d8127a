import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { Setting } from '../rules/judgement-limits.js';
import type { JudgeState } from '../rules/judge-state.js';

/** What is known of an owner beside the readings. */
export interface OwnerFacts {
  owner: string;
  awayFrom: Date | null;
  awayUntil: Date | null;
  own: Setting[];
  city: Setting[];
}

/** What judging remembers, as rows: one an elder, or one a device that belongs to nobody. */
@Injectable()
export class JudgeStore {
  /** The states of these owners (with the place of each), locked in one order, so that two doors never wait for each other. Null: nothing is remembered yet. */
  async lock(tx: Transaction, places: ReadonlyMap<string, string>): Promise<Map<string, JudgeState | null>> {
    const ids = [...places.keys()].toSorted();
    const rows = await this.select(tx, ids);
    if (rows.size === ids.length) return rows;
    // Two doors may meet a new owner at once: whoever comes second waits here, and reads what the first has written.
    const missing = ids.filter((id) => !rows.has(id));
    await tx.query(
      `INSERT INTO judge_state (owner, elder_id, org_path, state, changed_at)
       SELECT o, CASE WHEN o LIKE 'device:%' THEN NULL ELSE o::uuid END, path, 'null', $3
       FROM unnest($1::text[], $2::text[]) AS m (o, path) ORDER BY m.o ON CONFLICT DO NOTHING`,
      [missing, missing.map((id) => places.get(id)), tx.now],
    );
    return this.select(tx, ids);
  }

  /** The state of one owner, locked; null when there is none, `busy` when somebody is judging it this moment. */
  async lockOne(tx: Transaction, owner: string): Promise<JudgeState | 'busy' | null> {
    const [row] = await tx.query<{ state: JudgeState | null }>('SELECT state FROM judge_state WHERE owner = $1 FOR UPDATE SKIP LOCKED', [owner]);
    if (row) return row.state;
    const [there] = await tx.query('SELECT FROM judge_state WHERE owner = $1', [owner]);
    return there ? 'busy' : null;
  }

  private async select(tx: Transaction, owners: readonly string[]): Promise<Map<string, JudgeState | null>> {
    const rows = await tx.query<{ owner: string; state: JudgeState | null }>('SELECT owner, state FROM judge_state WHERE owner = ANY ($1) ORDER BY owner FOR UPDATE', [owners]);
    return new Map(rows.map(({ owner, state }) => [owner, state]));
  }

  async save(tx: Transaction, states: ReadonlyMap<string, JudgeState>): Promise<void> {
    await tx.query(
      `UPDATE judge_state s SET state = n.state, changed_at = $3 FROM unnest($1::text[], $2::jsonb[]) AS n (owner, state) WHERE s.owner = n.owner`,
      [[...states.keys()], [...states.values()].map((state) => JSON.stringify(state)), tx.now],
    );
  }

  /** Absences and limits, of all these owners at once. */
  async factsOf(tx: Transaction, owners: readonly string[]): Promise<Map<string, OwnerFacts>> {
    const elderIds = owners.filter((owner) => !owner.startsWith('device:'));
    const [policy] = await tx.query<{ body: { settings?: Setting[] } | null; elders: OwnerFacts[] }>(
      `SELECT (SELECT body FROM registry.policy_view WHERE kind = 'judgement' AND effective_from <= $2 ORDER BY effective_from DESC, version DESC LIMIT 1) AS body,
              (SELECT coalesce(json_agg(json_build_object('owner', e.id, 'awayFrom', e.away_from, 'awayUntil', e.away_until, 'own',
                 (SELECT coalesce(json_agg(json_build_object('type', j.type, 'preset', j.preset, 'limits', j.limits, 'enabled', j.enabled)), '[]')
                  FROM judgement_setting j WHERE j.elder_id = e.id AND j.replaced_at IS NULL))), '[]')
               FROM registry.elder_view e WHERE e.id = ANY ($1::uuid[])) AS elders`,
      [elderIds, tx.now],
    );
    const city = policy?.body?.settings ?? [];
    const known = new Map((policy?.elders ?? []).map((elder) => [elder.owner, elder]));
    return new Map(
      owners.map((owner) => {
        const elder = known.get(owner);
        return [owner, { owner, awayFrom: dateOf(elder?.awayFrom), awayUntil: dateOf(elder?.awayUntil), own: elder?.own ?? [], city }];
      }),
    );
  }

  /** Of these devices, those that have been heard of and are not called offline: last seen within three heartbeats. */
  async heardOf(tx: Transaction, deviceIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT d.id FROM registry.device_view d JOIN device_seen s ON s.device_id = d.id
       WHERE d.id = ANY ($1) AND NOT s.offline AND s.last_seen_at > $2::timestamptz - 3 * make_interval(secs => d.heartbeat_seconds)`,
      [deviceIds, tx.now],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** When a watch of this elder last counted more steps than before, since then; null: it did not. */
  async lastStepsAt(tx: Transaction, elderId: string, since: Date): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      `SELECT max(at) AS at FROM (
         SELECT r.at AS at, (r.metrics->>'steps')::numeric AS steps,
                lag((r.metrics->>'steps')::numeric) OVER (PARTITION BY r.device_id ORDER BY r.at) AS before
         FROM registry.device_view d JOIN reading r ON r.device_id = d.id
         WHERE d.elder_id = $1 AND d.class = 'WATCH' AND r.at > $2 AND r.at <= $3 AND json_typeof(r.metrics->'steps') = 'number') walked
       WHERE steps > before`,
      [elderId, since, tx.now],
    );
    return row?.at ?? null;
  }
}

const dateOf = (value: unknown): Date | null => (value ? new Date(value as string) : null);
