import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proactive care: each elder's risk grade and visit duty, visits, planned calls and what came of them. */
export class OrderIntake1700000000002 implements MigrationInterface {
  name = 'OrderIntake1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE care_elder (
        elder_id uuid PRIMARY KEY,
        org_path text NOT NULL,
        street_code text NOT NULL,
        since timestamptz NOT NULL,
        graded_at timestamptz NOT NULL,
        grade text NOT NULL CHECK (grade IN ('HIGH', 'KEY', 'ORDINARY')),
        rule_grade text NOT NULL CHECK (rule_grade IN ('HIGH', 'KEY', 'ORDINARY')),
        rule_points integer NOT NULL,
        rule_reasons jsonb NOT NULL,
        set_grade text CHECK (set_grade IN ('HIGH', 'KEY', 'ORDINARY')),
        set_until timestamptz,
        set_reason text,
        set_by text,
        raised_at timestamptz,
        -- The last time in hospital, and the last time away, as far as the register said.
        hospital_at timestamptz,
        away_kind text,
        away_from timestamptz,
        away_until timestamptz,
        last_visit_at timestamptz,
        due_at timestamptz NOT NULL,
        because text NOT NULL CHECK (because IN ('ROUTINE', 'EVENT', 'RAISED', 'RETURNED')),
        escalated text CHECK (escalated IN ('STREET', 'DISTRICT')),
        -- Deceased: nobody visits and nobody calls.
        ended_at timestamptz,
        CHECK ((set_grade IS NULL) = (set_until IS NULL))
      );
      CREATE INDEX care_elder_due ON care_elder (due_at, elder_id) WHERE ended_at IS NULL;
      CREATE INDEX care_elder_street ON care_elder (street_code, due_at, elder_id) WHERE ended_at IS NULL;
      CREATE INDEX care_elder_graded ON care_elder (graded_at);
      SELECT platform.protect('order_intake.care_elder', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_grade (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        at timestamptz NOT NULL,
        grade text NOT NULL,
        decided_by text NOT NULL CHECK (decided_by IN ('rule', 'officer')),
        points integer,
        reasons jsonb,
        reason text,
        until timestamptz,
        by_name text
      );
      CREATE INDEX care_grade_elder ON care_grade (elder_id, id);
      SELECT platform.protect('order_intake.care_grade', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_event (
        alarm_id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        level text NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX care_event_elder ON care_event (elder_id, at);
      SELECT platform.protect('order_intake.care_event', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_visit (
        id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        street_code text NOT NULL,
        visited_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        way text NOT NULL CHECK (way IN ('DOOR', 'VIDEO', 'PHONE')),
        met boolean NOT NULL,
        grade text NOT NULL,
        because text NOT NULL,
        due_at timestamptz NOT NULL,
        fulfilled boolean NOT NULL,
        findings jsonb NOT NULL,
        note text
      );
      CREATE INDEX care_visit_elder ON care_visit (elder_id, visited_at DESC);
      CREATE INDEX care_visit_newest ON care_visit (visited_at DESC, id);
      SELECT platform.protect('order_intake.care_visit', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_plan (
        id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        street_code text NOT NULL,
        days integer[] NOT NULL CHECK (cardinality(days) BETWEEN 1 AND 7),
        from_minute integer NOT NULL,
        to_minute integer NOT NULL,
        note text,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        ended_at timestamptz,
        CHECK (from_minute < to_minute)
      );
      CREATE UNIQUE INDEX care_plan_standing ON care_plan (elder_id) WHERE ended_at IS NULL;
      SELECT platform.protect('order_intake.care_plan', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_call (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES care_plan,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        street_code text NOT NULL,
        day date NOT NULL,
        state text NOT NULL CHECK (state IN ('DUE', 'DONE', 'MISSED', 'SKIPPED', 'LAPSED')),
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        first_attempt_at timestamptz,
        next_at timestamptz,
        late boolean NOT NULL DEFAULT false,
        reminded integer NOT NULL DEFAULT 0,
        held_by_account_id text,
        held_by_name text,
        held_at timestamptz,
        over_at timestamptz,
        UNIQUE (plan_id, day)
      );
      CREATE INDEX care_call_day ON care_call (day, from_at, id);
      CREATE INDEX care_call_elder ON care_call (elder_id, day DESC);
      SELECT platform.protect('order_intake.care_call', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE care_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES care_call,
        attempt integer NOT NULL,
        at timestamptz NOT NULL,
        result text NOT NULL,
        mood text CHECK (mood IN ('GOOD', 'FAIR', 'POOR')),
        note text,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        UNIQUE (call_id, attempt)
      );
      ALTER TABLE care_attempt ENABLE ROW LEVEL SECURITY;
      CREATE POLICY in_scope ON care_attempt USING (EXISTS (SELECT FROM order_intake.care_call c WHERE c.id = call_id));

      CREATE TABLE care_need (
        id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        street_code text NOT NULL,
        visit_id uuid REFERENCES care_visit,
        call_id uuid REFERENCES care_call,
        need text NOT NULL,
        found_at timestamptz NOT NULL,
        found_by text NOT NULL,
        order_id uuid REFERENCES care_order,
        handled_at timestamptz,
        handled_by text,
        handled_note text,
        CHECK ((visit_id IS NULL) <> (call_id IS NULL))
      );
      CREATE INDEX care_need_open ON care_need (found_at, id) WHERE handled_at IS NULL;
      CREATE INDEX care_need_elder ON care_need (elder_id, found_at DESC);
      SELECT platform.protect('order_intake.care_need', 'org_path', 'NULL', 'elder_id');

      -- What was decided, found and said stays as it was written.
      REVOKE UPDATE, DELETE ON care_grade, care_visit, care_attempt FROM huying_order_intake;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
