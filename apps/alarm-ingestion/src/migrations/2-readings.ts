import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What devices said: readings by day, what makes an effect happen once, presence, and what could not be read. */
export class AlarmIngestion1700000000002 implements MigrationInterface {
  name = 'AlarmIngestion1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE reading (
        received_at timestamptz NOT NULL,
        device_id text NOT NULL,
        elder_id uuid,
        org_path text NOT NULL,
        -- The device's own instant; null when absent or not plausible.
        at timestamptz,
        metrics jsonb NOT NULL,
        signals jsonb NOT NULL
      ) PARTITION BY RANGE (received_at);
      CREATE INDEX reading_device ON reading (device_id, received_at);
      -- Catches what no day has been made for: a message is never refused for want of a partition.
      CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
      SELECT platform.protect('alarm_ingestion.reading', 'org_path', 'NULL', 'elder_id');

      -- Makes the days from today to ahead, and drops those older than keep. Runs as the owner: the service owns no table.
      CREATE FUNCTION keep_reading_days(keep integer, ahead integer) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = alarm_ingestion, pg_temp AS $$
      DECLARE
        today date := (platform.now() AT TIME ZONE 'UTC')::date;
        day date;
        part text;
      BEGIN
        FOR day IN SELECT today + n FROM generate_series(0, ahead) n LOOP
          part := 'reading_' || to_char(day, 'YYYYMMDD');
          CONTINUE WHEN to_regclass('alarm_ingestion.' || part) IS NOT NULL
            OR EXISTS (SELECT FROM reading_rest r WHERE r.received_at >= day::timestamp AT TIME ZONE 'UTC'
                       AND r.received_at < (day + 1)::timestamp AT TIME ZONE 'UTC');
          EXECUTE format('CREATE TABLE %I PARTITION OF reading FOR VALUES FROM (%L) TO (%L)', part,
                         day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
        END LOOP;
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = 'reading'::regclass AND c.relname ~ '^reading_\\d{8}$'
                      AND to_date(right(c.relname, 8), 'YYYYMMDD') < today - keep LOOP
          EXECUTE format('DROP TABLE %I', part);
        END LOOP;
      END $$;
      SELECT keep_reading_days(90, 3);

      -- The key that makes an effect happen once. Rows only live as long as their window.
      CREATE TABLE seen_message (
        device_id text NOT NULL,
        key text NOT NULL,
        received_at timestamptz NOT NULL,
        window_seconds integer NOT NULL,
        PRIMARY KEY (device_id, key)
      );
      CREATE INDEX seen_message_age ON seen_message USING brin (received_at);

      CREATE TABLE device_seen (
        device_id text PRIMARY KEY,
        last_seen_at timestamptz NOT NULL,
        offline boolean NOT NULL DEFAULT false
      ) WITH (fillfactor = 50);

      CREATE TABLE water_window (device_id text PRIMARY KEY, samples jsonb NOT NULL) WITH (fillfactor = 70);

      CREATE TABLE dead_letter (
        id uuid PRIMARY KEY,
        received_at timestamptz NOT NULL,
        device_id text NOT NULL,
        org_path text NOT NULL,
        topic text NOT NULL,
        format text NOT NULL,
        why text NOT NULL,
        -- Cut at 64 kB; size says what came.
        payload bytea NOT NULL,
        size integer NOT NULL,
        replayed_at timestamptz,
        replay_outcome text
      );
      CREATE INDEX dead_letter_newest ON dead_letter (received_at DESC, id DESC);
      SELECT platform.protect('alarm_ingestion.dead_letter', 'org_path', 'NULL', 'NULL');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
