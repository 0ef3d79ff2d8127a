import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What judging remembers, what each elder's limits are, and why an alarm was raised. */
export class AlarmIngestion1700000000003 implements MigrationInterface {
  name = 'AlarmIngestion1700000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- All that the rules remember of an elder, or of a device that belongs to nobody. No history lives in a process.
      CREATE TABLE judge_state (
        owner text PRIMARY KEY,
        elder_id uuid,
        org_path text NOT NULL,
        state jsonb NOT NULL,
        changed_at timestamptz NOT NULL
      ) WITH (fillfactor = 70);
      SELECT platform.protect('alarm_ingestion.judge_state', 'org_path', 'NULL', 'elder_id');
      -- The samples of a meter were its window; its owner's state begins anew with the next register.
      DROP TABLE water_window;

      ALTER TABLE alarm ADD COLUMN because jsonb;

      -- A setting is never edited away: the newest of its kind holds, the others say who changed what, and when.
      CREATE TABLE judgement_setting (
        id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        type text NOT NULL,
        preset text,
        limits jsonb NOT NULL DEFAULT '{}',
        enabled boolean NOT NULL,
        reason text,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        at timestamptz NOT NULL,
        replaced_at timestamptz
      );
      CREATE UNIQUE INDEX judgement_setting_one ON judgement_setting (elder_id, type) WHERE replaced_at IS NULL;
      SELECT platform.protect('alarm_ingestion.judgement_setting', 'org_path', 'NULL', 'elder_id');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
