import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders, what happened to each, and the day's running number. */
export class OrderIntake1700000000001 implements MigrationInterface {
  name = 'OrderIntake1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE care_order (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        category text NOT NULL CHECK (category IN ('MEAL', 'CLEAN', 'MEDICAL', 'REMOTE')),
        item_code text NOT NULL,
        state text NOT NULL,
        reason text,
        source text NOT NULL,
        mode text NOT NULL,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        street_code text NOT NULL,
        priority text NOT NULL CHECK (priority IN ('P1', 'P2', 'P3', 'T')),
        alarm_id uuid,
        incident_id uuid,
        appointment boolean NOT NULL,
        due_at timestamptz NOT NULL,
        placed_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        closed_at timestamptz,
        planned_minutes integer CHECK (planned_minutes > 0),
        price_fen integer NOT NULL CHECK (price_fen >= 0),
        note text,
        provider_id text,
        caregiver_id text,
        -- How far the intake limit had run when nobody had taken the request: 0, 50, 80, 100.
        intake_percent integer NOT NULL DEFAULT 0,
        pooled_at timestamptz,
        satisfied integer CHECK (satisfied BETWEEN 1 AND 5),
        vetoed boolean,
        confirmed_at timestamptz,
        CHECK ((alarm_id IS NULL) = (incident_id IS NULL))
      );
      CREATE INDEX care_order_newest ON care_order (placed_at DESC, id DESC);
      CREATE INDEX care_order_street ON care_order (street_code, placed_at DESC, id DESC);
      CREATE INDEX care_order_elder ON care_order (elder_id, due_at);
      CREATE INDEX care_order_provider ON care_order (provider_id, placed_at DESC) WHERE provider_id IS NOT NULL;
      CREATE INDEX care_order_open ON care_order (placed_at DESC, id DESC) WHERE closed_at IS NULL;
      SELECT platform.protect('order_intake.care_order', 'org_path', 'provider_id', 'elder_id');

      CREATE TABLE order_story (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES care_order,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        by_name text,
        detail text
      );
      CREATE INDEX order_story_order ON order_story (order_id, id);
      -- A story is seen with its order.
      ALTER TABLE order_story ENABLE ROW LEVEL SECURITY;
      CREATE POLICY in_scope ON order_story USING (EXISTS (SELECT FROM order_intake.care_order o WHERE o.id = order_id));

      CREATE TABLE day_number (day date PRIMARY KEY, last integer NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
