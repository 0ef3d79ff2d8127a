import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reading is its device's instant, and is stored once: one index finds it, orders it and refuses its double. The
 * table of seen messages is left to those that no instant tells apart.
 */
export class AlarmIngestion1700000000007 implements MigrationInterface {
  name = 'AlarmIngestion1700000000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE reading RENAME TO old_reading;
      ALTER TABLE reading_rest RENAME TO old_reading_rest;
      DROP FUNCTION keep_reading_days(integer, integer);

      CREATE TABLE reading (
        device_id text NOT NULL,
        -- The device's own instant where it is plausible, else the time of receipt.
        at timestamptz NOT NULL,
        -- What tells two readings of one instant apart: the device's sequence, or the payload's hash.
        number bigint NOT NULL,
        received_at timestamptz NOT NULL,
        elder_id uuid,
        org_path text NOT NULL,
        -- As text: written a thousand times for each time that it is read.
        metrics json NOT NULL,
        -- Null: it called for nobody.
        signals json,
        PRIMARY KEY (device_id, at, number)
      ) PARTITION BY RANGE (at);
      -- Catches what no day has been made for: a message is never refused for want of a partition.
      CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
      SELECT platform.protect('alarm_ingestion.reading', 'org_path', 'NULL', 'elder_id');

      -- Makes the days from a week ago (telegrams come late) to ahead, and drops what is older than keep. Runs as the owner: the service owns no table.
      CREATE FUNCTION keep_reading_days(keep integer, ahead integer) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = alarm_ingestion, pg_temp AS $$
      DECLARE
        today date := (platform.now() AT TIME ZONE 'UTC')::date;
        day date;
        part text;
      BEGIN
        FOR day IN SELECT today + n FROM generate_series(greatest(-7, -keep), ahead) n LOOP
          part := 'reading_of_' || to_char(day, 'YYYYMMDD');
          CONTINUE WHEN to_regclass('alarm_ingestion.' || part) IS NOT NULL
            OR EXISTS (SELECT FROM reading_rest r WHERE r.at >= day::timestamp AT TIME ZONE 'UTC' AND r.at < (day + 1)::timestamp AT TIME ZONE 'UTC');
          EXECUTE format('CREATE TABLE %I PARTITION OF reading FOR VALUES FROM (%L) TO (%L)', part,
                         day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
        END LOOP;
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = 'reading'::regclass AND c.relname ~ '^reading_of_\\d{8}$'
                      AND to_date(right(c.relname, 8), 'YYYYMMDD') < today - keep LOOP
          EXECUTE format('DROP TABLE %I', part);
        END LOOP;
        DELETE FROM reading_rest WHERE at < (today - keep)::timestamp AT TIME ZONE 'UTC' AND received_at < platform.now() - interval '7 days';
      END $$;
      SELECT keep_reading_days(90, 3);

      INSERT INTO reading (device_id, at, number, received_at, elder_id, org_path, metrics, signals)
      SELECT device_id, coalesce(at, received_at), row_number() OVER (), received_at, elder_id, org_path, metrics::json, nullif(signals, '[]')::json
      FROM old_reading;
      DROP TABLE old_reading;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
