import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Our sessions at outside brokers: what a broker that comes back with an empty store has forgotten. */
export class AlarmIngestion1700000000006 implements MigrationInterface {
  name = 'AlarmIngestion1700000000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE broker_session (
        -- Host and port; no credentials.
        broker text NOT NULL,
        node text NOT NULL,
        established_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        losses integer NOT NULL DEFAULT 0,
        lost_at timestamptz,
        -- last_seen_at as it was when the loss was noticed.
        missing_since timestamptz,
        PRIMARY KEY (broker, node)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
