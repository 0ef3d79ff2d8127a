import { SERVICES } from '#contracts/flow.js';
import { roleOf } from '#platform/database.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the other services may read of the register: these views and nothing else. They run with the owner's rights. */
export class Registry1700000000006 implements MigrationInterface {
  name = 'Registry1700000000006';

  async up(db: QueryRunner): Promise<void> {
    // MATERIALIZED throughout: the clock is asked once a query, not once a row.
    await db.query(`
      CREATE VIEW street_view AS
        SELECT s.code, s.name, d.code AS district_code, d.name AS district_name, s.central, s.latitude, s.longitude, s.path
        FROM org_unit s JOIN org_unit d ON d.path = s.parent
        WHERE s.kind = 'STREET' AND s.valid_to IS NULL;

      CREATE VIEW elder_view AS
        SELECT id, name_masked, name, gender, birth_year, ability_level, street_code, org_path, latitude, longitude,
               address_masked, address, away_from, away_until, gender_wish, dialect,
               nullif(concat_ws('。', nullif(notes, ''), hearing), '') AS notes
        FROM elder;

      CREATE VIEW device_view AS
        SELECT id, elder_id, class, model, format, secret_hash, org_path, street_code, heartbeat_seconds, state, topics
        FROM device;

      CREATE VIEW provider_view AS SELECT id, name, org_path, active FROM provider;

      CREATE VIEW provider_area_view AS
        WITH today AS MATERIALIZED (SELECT (platform.now() AT TIME ZONE 'Asia/Shanghai')::date AS day)
        SELECT a.provider_id, a.street_code, a.category
        FROM provider_area a JOIN provider p ON p.id = a.provider_id CROSS JOIN today t
        WHERE p.active AND a.valid_from <= t.day AND (a.valid_to IS NULL OR a.valid_to > t.day);

      CREATE VIEW caregiver_view AS
        SELECT id, provider_id, name, name_masked, gender, latitude, longitude, active, org_path, dialect FROM caregiver;

      CREATE VIEW caregiver_skill_view AS
        SELECT caregiver_id, skill, certificate_no, certificate_expires_on FROM caregiver_skill;

      CREATE VIEW policy_view AS SELECT kind, version, effective_from, body FROM policy;

      CREATE VIEW account_view AS
        SELECT id, name, role, scope_path AS org_path, provider_id, caregiver_id, elder_ids, disabled_at IS NOT NULL AS disabled
        FROM account;
    `);
    // Two days back: a night shift that began yesterday still runs, and a late visit is still judged by its shift.
    await db.query(`
      CREATE VIEW roster_view AS
        WITH days AS MATERIALIZED (
          SELECT (platform.now() AT TIME ZONE 'Asia/Shanghai')::date + n AS day FROM generate_series(-2, 14) n)
        SELECT s.caregiver_id,
               (d.day + make_interval(mins => s.starts_minute)) AT TIME ZONE 'Asia/Shanghai' AS starts_at,
               (d.day + make_interval(mins => s.starts_minute + s.minutes)) AT TIME ZONE 'Asia/Shanghai' AS ends_at
        FROM days d JOIN caregiver_shift s ON s.weekday = extract(isodow FROM d.day)
          AND s.valid_from <= d.day AND (s.valid_to IS NULL OR s.valid_to > d.day);
    `);
    // A rota is whole when the weekly shifts of those who can respond leave no minute of the week open
    // (a shift that runs past Sunday midnight also covers the week's first minutes).
    await db.query(`
      CREATE VIEW rota_view AS
        WITH today AS MATERIALIZED (SELECT (platform.now() AT TIME ZONE 'Asia/Shanghai')::date AS day)
        SELECT c.provider_id, range_agg(r.span) @> int4range(0, 10080) AS whole
        FROM caregiver c
        JOIN caregiver_skill k ON k.caregiver_id = c.id AND k.skill = 'RESPONSE'
        JOIN caregiver_shift s ON s.caregiver_id = c.id
        JOIN today t ON s.valid_from <= t.day AND (s.valid_to IS NULL OR s.valid_to > t.day)
        CROSS JOIN LATERAL (SELECT (s.weekday - 1) * 1440 + s.starts_minute AS start) w
        CROSS JOIN LATERAL (VALUES (int4range(w.start, w.start + s.minutes)),
                                   (int4range(w.start - 10080, w.start + s.minutes - 10080))) AS r (span)
        WHERE c.active
        GROUP BY c.provider_id;

      CREATE VIEW coverage_view AS
        SELECT a.street_code, a.category,
               a.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai' AS active_from,
               a.valid_to::timestamp AT TIME ZONE 'Asia/Shanghai' AS active_until,
               coalesce(r.whole, false) AS rota24h
        FROM provider_area a
        JOIN provider p ON p.id = a.provider_id AND p.active
        LEFT JOIN rota_view r ON r.provider_id = a.provider_id
        UNION ALL
        SELECT ss.street_code, category,
               s.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai',
               s.valid_to::timestamp AT TIME ZONE 'Asia/Shanghai',
               s.rota24h
        FROM station s
        JOIN station_street ss ON ss.station_id = s.id
        CROSS JOIN LATERAL unnest(s.categories) AS category;
    `);
    const views = `street_view, elder_view, device_view, provider_view, provider_area_view, caregiver_view,
      caregiver_skill_view, roster_view, coverage_view, policy_view, account_view`;
    await db.query(`GRANT SELECT ON ${views} TO ${SERVICES.map(roleOf).join(', ')}`);
    // The registry writes its tables; a write through a view would pass by row-level security.
    await db.query(`REVOKE INSERT, UPDATE, DELETE ON ${views}, rota_view FROM ${roleOf('registry')}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
