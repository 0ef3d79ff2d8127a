import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Demands folded from the event log, and what they come to by street, category and month. */
export class ResponseRate1700000000001 implements MigrationInterface {
  name = 'ResponseRate1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE demand (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('order', 'alarm')),
        street_code text NOT NULL,
        category text NOT NULL CHECK (category IN ('MEAL', 'CLEAN', 'MEDICAL', 'REMOTE')),
        month text NOT NULL,
        level text,
        org_path text NOT NULL,
        elder_id uuid,
        created_at timestamptz NOT NULL,
        probe boolean NOT NULL,
        close_reason text,
        policy_version integer NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('effective', 'failed', 'excluded', 'pending')),
        why text,
        -- The rule's facts, instants in milliseconds, as the pure fold keeps them.
        dossier jsonb NOT NULL
      );
      CREATE INDEX demand_list ON demand (month, created_at DESC, id DESC);
      CREATE INDEX demand_cell ON demand (month, street_code, category, created_at DESC, id DESC);
      CREATE INDEX demand_pending ON demand (month) WHERE outcome = 'pending';
      SELECT platform.protect('response_rate.demand', 'org_path', 'NULL', 'elder_id');

      -- Orders that answer an alarm: their visit is their incident's visit.
      CREATE TABLE demand_order (order_id uuid PRIMARY KEY, demand_id uuid NOT NULL);

      CREATE TABLE demand_story (
        demand_id uuid NOT NULL REFERENCES demand,
        xid xid8 NOT NULL,
        id bigint NOT NULL,
        at timestamptz NOT NULL,
        name text NOT NULL,
        told_by text,
        PRIMARY KEY (demand_id, xid, id)
      );
      ALTER TABLE demand_story ENABLE ROW LEVEL SECURITY;
      CREATE POLICY in_scope ON demand_story USING (EXISTS (SELECT FROM response_rate.demand d WHERE d.id = demand_id));
    `);

    await db.query(`
      CREATE TABLE judged_month (
        month text PRIMARY KEY,
        policy_version integer NOT NULL,
        freezes_at timestamptz NOT NULL,
        frozen_at timestamptz
      );

      CREATE TABLE cell (
        month text NOT NULL REFERENCES judged_month,
        street_code text NOT NULL,
        category text NOT NULL,
        org_path text NOT NULL,
        -- Counts of the month itself; n to why are the verdict as judged.
        tally jsonb NOT NULL,
        n integer NOT NULL,
        e integer NOT NULL,
        judged_by text NOT NULL,
        passed boolean NOT NULL,
        why text,
        PRIMARY KEY (month, street_code, category)
      );
      SELECT platform.protect('response_rate.cell');

      CREATE TABLE street_month (
        month text NOT NULL REFERENCES judged_month,
        street_code text NOT NULL,
        org_path text NOT NULL,
        central boolean NOT NULL,
        covered_permille jsonb NOT NULL,
        rota24h boolean NOT NULL,
        effective boolean NOT NULL,
        why jsonb NOT NULL,
        PRIMARY KEY (month, street_code)
      );
      SELECT platform.protect('response_rate.street_month');

      CREATE TABLE rate (
        month text NOT NULL REFERENCES judged_month,
        scope text NOT NULL,
        num integer NOT NULL,
        den integer NOT NULL,
        target_permille integer NOT NULL,
        met boolean NOT NULL,
        PRIMARY KEY (month, scope)
      );
      SELECT platform.protect('response_rate.rate', 'scope');

      -- What was stated when the month froze (revision 0), and every restatement after it. Never edited.
      CREATE TABLE rate_statement (
        month text NOT NULL REFERENCES judged_month,
        scope text NOT NULL,
        revision integer NOT NULL,
        num integer NOT NULL,
        den integer NOT NULL,
        target_permille integer NOT NULL,
        met boolean NOT NULL,
        policy_version integer NOT NULL,
        stated_at timestamptz NOT NULL,
        PRIMARY KEY (month, scope, revision)
      );
      SELECT platform.protect('response_rate.rate_statement', 'scope');
      REVOKE UPDATE, DELETE ON rate_statement FROM huying_response_rate;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
