import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Elders with what is known of them, and the devices in their homes. */
export class Registry1700000000002 implements MigrationInterface {
  name = 'Registry1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE elder (
        id uuid PRIMARY KEY,
        org_path text NOT NULL REFERENCES org_unit,
        street_code text NOT NULL,
        name text NOT NULL,
        name_masked text NOT NULL,
        gender text NOT NULL CHECK (gender IN ('F', 'M')),
        birth_year integer NOT NULL,
        phone_sealed text,
        phone_index text,
        id_number_sealed text,
        id_number_index text,
        ability_level integer NOT NULL CHECK (ability_level BETWEEN 0 AND 4),
        ability_score integer CHECK (ability_score BETWEEN 0 AND 90),
        ability_scheme text NOT NULL,
        conditions text[] NOT NULL DEFAULT '{}',
        allergies text[] NOT NULL DEFAULT '{}',
        notes text NOT NULL DEFAULT '',
        hearing text,
        dialect text,
        best_hours text,
        gender_wish text CHECK (gender_wish IN ('F', 'M')),
        address text NOT NULL,
        address_masked text NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        key_holder text,
        forced_entry_consent boolean NOT NULL DEFAULT false,
        away_kind text CHECK (away_kind IN ('OUT', 'HOSPITAL', 'RELATIVES')),
        away_from timestamptz,
        away_until timestamptz,
        CHECK ((away_kind IS NULL) = (away_from IS NULL) AND (away_kind IS NULL) = (away_until IS NULL)),
        CHECK (away_until > away_from)
      );
      CREATE INDEX elder_street ON elder (street_code, id);
      CREATE INDEX elder_phone ON elder (phone_index);
      CREATE UNIQUE INDEX elder_id_number ON elder (id_number_index);
      SELECT platform.protect('registry.elder', 'org_path', 'NULL', 'id');

      CREATE TABLE elder_contact (
        elder_id uuid NOT NULL REFERENCES elder,
        place integer NOT NULL CHECK (place >= 1),
        name text NOT NULL,
        name_masked text NOT NULL,
        relation text NOT NULL,
        phone_sealed text NOT NULL,
        phone_index text NOT NULL,
        has_key boolean NOT NULL,
        PRIMARY KEY (elder_id, place)
      );
      CREATE INDEX elder_contact_phone ON elder_contact (phone_index);

      CREATE TABLE elder_beneficiary (
        elder_id uuid NOT NULL REFERENCES elder,
        class text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (elder_id, class, valid_from)
      );

      CREATE TABLE device (
        id text PRIMARY KEY,
        elder_id uuid REFERENCES elder,
        org_path text NOT NULL REFERENCES org_unit,
        street_code text NOT NULL,
        class text NOT NULL,
        model text NOT NULL,
        format text NOT NULL,
        heartbeat_seconds integer NOT NULL CHECK (heartbeat_seconds > 0),
        owner text NOT NULL CHECK (owner IN ('GOVERNMENT', 'PROVIDER', 'FAMILY')),
        secret_hash text,
        topics jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('IN_STOCK', 'ISSUED', 'IN_USE', 'FAULTY', 'RETIRED')),
        issued_on date
      );
      CREATE INDEX device_elder ON device (elder_id);
      CREATE INDEX device_street ON device (street_code, id);
      SELECT platform.protect('registry.device', 'org_path', 'NULL', 'elder_id');
    `);
    // What hangs on an elder is seen with the elder.
    for (const table of ['elder_contact', 'elder_beneficiary']) {
      await db.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY in_scope ON ${table} USING (EXISTS (SELECT FROM registry.elder e WHERE e.id = elder_id));
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
