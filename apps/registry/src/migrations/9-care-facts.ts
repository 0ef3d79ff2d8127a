import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the care of an elder hangs on, for the services: classes that hold today, why away, how and when to call. */
export class Registry1700000000009 implements MigrationInterface {
  name = 'Registry1700000000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE VIEW elder_view AS
        SELECT id, name_masked, name, gender, birth_year, ability_level, street_code, org_path, latitude, longitude,
               address_masked, address, away_from, away_until, gender_wish, dialect,
               nullif(concat_ws('。', nullif(notes, ''), hearing), '') AS notes,
               away_kind, hearing, best_hours,
               ARRAY(SELECT b.class FROM elder_beneficiary b,
                       LATERAL (SELECT (platform.now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today
                     WHERE b.elder_id = elder.id AND b.valid_from <= today.day AND (b.valid_to IS NULL OR b.valid_to > today.day)
                     ORDER BY b.class) AS beneficiary_classes
        FROM elder;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
