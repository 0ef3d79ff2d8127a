import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked of devices, and what became of it. */
export class AlarmIngestion1700000000005 implements MigrationInterface {
  name = 'AlarmIngestion1700000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE device_command (
        id uuid PRIMARY KEY,
        device_id text NOT NULL,
        -- The signed-in device whose line carries it: the gateway of a child.
        carrier_id text NOT NULL,
        org_path text NOT NULL,
        elder_id uuid,
        command text NOT NULL,
        state text NOT NULL CHECK (state IN ('ASKED', 'SENT', 'ACKNOWLEDGED', 'EXPIRED')),
        asked_at timestamptz NOT NULL,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        topic text NOT NULL,
        -- Gone once it was sent or given up: it may hold numbers to call.
        payload text CHECK (payload IS NULL OR state = 'ASKED'),
        -- By which word the device answers; null: its format has no answer, sent is all that is ever known.
        answer text,
        sent_at timestamptz,
        ended_at timestamptz,
        result text
      );
      CREATE INDEX device_command_device ON device_command (device_id, asked_at DESC);
      CREATE INDEX device_command_asked ON device_command (carrier_id) WHERE state = 'ASKED';
      CREATE INDEX device_command_open ON device_command (carrier_id, answer) WHERE state = 'SENT' AND answer IS NOT NULL;
      SELECT platform.protect('alarm_ingestion.device_command', 'org_path', 'NULL', 'elder_id');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
