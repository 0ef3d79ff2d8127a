import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who serves: stations, providers with their contracts by street and category, caregivers with skills and rosters. */
export class Registry1700000000003 implements MigrationInterface {
  name = 'Registry1700000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE station (
        id text PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        org_path text NOT NULL REFERENCES org_unit,
        street_code text NOT NULL,
        address text NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        -- Wuhan's plan of 2020: a service within 1 km.
        service_radius_meters integer NOT NULL DEFAULT 1000,
        categories text[] NOT NULL,
        rota24h boolean NOT NULL DEFAULT false,
        valid_from date NOT NULL,
        valid_to date
      );
      CREATE TABLE station_street (
        station_id text NOT NULL REFERENCES station,
        street_code text NOT NULL,
        PRIMARY KEY (station_id, street_code)
      );
      CREATE TABLE provider (
        id text PRIMARY KEY,
        name text NOT NULL,
        org_path text NOT NULL REFERENCES org_unit,
        active boolean NOT NULL DEFAULT true
      );
      CREATE TABLE provider_area (
        provider_id text NOT NULL REFERENCES provider,
        street_code text NOT NULL,
        category text NOT NULL CHECK (category IN ('MEAL', 'CLEAN', 'MEDICAL', 'REMOTE')),
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (street_code, category, provider_id, valid_from)
      );
      CREATE TABLE caregiver (
        id text PRIMARY KEY,
        provider_id text NOT NULL REFERENCES provider,
        org_path text NOT NULL REFERENCES org_unit,
        name text NOT NULL,
        name_masked text NOT NULL,
        gender text NOT NULL CHECK (gender IN ('F', 'M')),
        dialect text,
        phone_sealed text NOT NULL,
        phone_index text NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE INDEX caregiver_provider ON caregiver (provider_id, id);
      SELECT platform.protect('registry.caregiver', 'org_path', 'provider_id');

      CREATE TABLE caregiver_skill (
        caregiver_id text NOT NULL REFERENCES caregiver,
        skill text NOT NULL,
        certificate_no text,
        certificate_expires_on date,
        PRIMARY KEY (caregiver_id, skill)
      );
      -- A shift that comes again every week, in local time; weekday 1 is Monday. It may run past midnight.
      CREATE TABLE caregiver_shift (
        caregiver_id text NOT NULL REFERENCES caregiver,
        weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        starts_minute integer NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
        minutes integer NOT NULL CHECK (minutes BETWEEN 30 AND 1440),
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (caregiver_id, weekday, starts_minute, valid_from)
      );
    `);
    for (const table of ['caregiver_skill', 'caregiver_shift']) {
      await db.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY in_scope ON ${table} USING (EXISTS (SELECT FROM registry.caregiver c WHERE c.id = caregiver_id));
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
