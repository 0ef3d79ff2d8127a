import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms, and whom somebody tried to reach about them. What happened to an alarm is in the event log. */
export class AlarmIngestion1700000000001 implements MigrationInterface {
  name = 'AlarmIngestion1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE alarm (
        id uuid PRIMARY KEY,
        incident_id uuid NOT NULL,
        key text NOT NULL,
        type text NOT NULL,
        level text NOT NULL CHECK (level IN ('P1', 'P2', 'P3', 'T')),
        state text NOT NULL,
        count integer NOT NULL CHECK (count >= 1),
        elder_id uuid,
        device_id text,
        street_code text NOT NULL,
        org_path text NOT NULL,
        raised_at timestamptz NOT NULL,
        last_signal_at timestamptz NOT NULL,
        cleared_at timestamptz,
        cancelled_by_wearer boolean NOT NULL DEFAULT false,
        acknowledged_at timestamptz,
        holder_account_id text,
        holder_name text,
        escalation text CHECK (escalation IN ('SUPERVISOR', 'DISTRICT')),
        order_id uuid,
        closed_at timestamptz,
        close_reason text,
        safety_verified_by text,
        note text,
        CHECK ((holder_account_id IS NULL) = (holder_name IS NULL)),
        CHECK (state NOT IN ('CLOSED', 'MERGED') OR (closed_at IS NOT NULL AND close_reason IS NOT NULL))
      );
      -- One open alarm per elder and type, whoever raises it.
      CREATE UNIQUE INDEX alarm_open_once ON alarm (key) WHERE state NOT IN ('CLOSED', 'MERGED', 'SUPPRESSED');
      CREATE INDEX alarm_key ON alarm (key, raised_at DESC);
      CREATE INDEX alarm_desk ON alarm ((acknowledged_at IS NOT NULL), level, raised_at, id) WHERE closed_at IS NULL;
      CREATE INDEX alarm_closed ON alarm (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
      CREATE INDEX alarm_elder ON alarm (elder_id, raised_at DESC);
      CREATE INDEX alarm_order ON alarm (order_id) WHERE order_id IS NOT NULL;
      SELECT platform.protect('alarm_ingestion.alarm', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE alarm_contact (
        id uuid PRIMARY KEY,
        alarm_id uuid NOT NULL REFERENCES alarm,
        at timestamptz NOT NULL,
        party text NOT NULL,
        party_name text,
        result text NOT NULL,
        note text,
        by_account_id text NOT NULL,
        by_name text NOT NULL
      );
      CREATE INDEX alarm_contact_alarm ON alarm_contact (alarm_id, at);
      ALTER TABLE alarm_contact ENABLE ROW LEVEL SECURITY;
      -- What hangs on an alarm is seen with the alarm.
      CREATE POLICY in_scope ON alarm_contact USING (EXISTS (SELECT FROM alarm_ingestion.alarm a WHERE a.id = alarm_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
