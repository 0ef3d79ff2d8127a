import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a topic is, is asked for each batch that a gateway or an outside broker brings. */
export class Registry1700000000010 implements MigrationInterface {
  name = 'Registry1700000000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX device_topics ON device USING gin (topics)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
