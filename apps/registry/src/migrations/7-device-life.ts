import { SERVICES } from '#contracts/flow.js';
import { roleOf } from '#platform/database.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole life of a device: every move kept, credentials that rotate, deliveries read from a sheet. */
export class Registry1700000000007 implements MigrationInterface {
  name = 'Registry1700000000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE device
        DROP CONSTRAINT device_state_check,
        ADD CONSTRAINT device_state_check CHECK (state IN ('IN_STOCK', 'ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY', 'RETIRED')),
        -- In the store it stands in no street.
        ALTER COLUMN street_code DROP NOT NULL,
        -- The number printed on it, by which its gateway or its own protocol names it.
        ADD COLUMN serial text,
        ADD COLUMN gateway_id text REFERENCES device,
        ADD COLUMN place_in_home text,
        ADD COLUMN activated_at timestamptz,
        ADD COLUMN last_tested_at timestamptz,
        ADD COLUMN previous_secret_hash text,
        ADD COLUMN previous_secret_until timestamptz,
        ADD CONSTRAINT device_previous_secret CHECK ((previous_secret_hash IS NULL) = (previous_secret_until IS NULL)),
        ADD CONSTRAINT device_street CHECK (street_code IS NOT NULL OR state IN ('IN_STOCK', 'RETIRED'));
      CREATE INDEX device_gateway ON device (gateway_id) WHERE gateway_id IS NOT NULL;
      CREATE INDEX device_state ON device (state, class);
      UPDATE device d SET gateway_id = g.id FROM device g
        WHERE d.secret_hash IS NULL AND g.class = 'GATEWAY' AND g.id = split_part(d.topics->>0, '/', 2) AND g.id <> d.id;
      UPDATE device SET activated_at = issued_on::timestamp AT TIME ZONE 'Asia/Shanghai' WHERE state IN ('IN_USE', 'FAULTY');

      CREATE TABLE device_move (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        device_id text NOT NULL REFERENCES device,
        -- Null: it came into the store.
        from_state text,
        to_state text NOT NULL,
        at timestamptz NOT NULL,
        -- Null: the device itself, by its first test alarm.
        by_account_id text,
        by_name text,
        elder_id uuid REFERENCES elder,
        place text,
        received_on date,
        replaced_by text REFERENCES device,
        note text
      );
      CREATE INDEX device_move_device ON device_move (device_id, id);

      CREATE TABLE device_credential (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        device_id text NOT NULL REFERENCES device,
        at timestamptz NOT NULL,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        -- Until when the secret before this one still opens the door; null: not for a moment.
        previous_until timestamptz
      );
      CREATE INDEX device_credential_device ON device_credential (device_id, id);

      CREATE TABLE device_import (
        id uuid PRIMARY KEY,
        org_path text NOT NULL REFERENCES org_unit,
        file_name text NOT NULL,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        at timestamptz NOT NULL,
        -- As read and judged at the preview; what is not free any more at the commit is left out then.
        lines jsonb NOT NULL,
        committed_at timestamptz,
        taken text[]
      );
      SELECT platform.protect('registry.device_import');
      REVOKE DELETE ON device_import FROM huying_registry;
      REVOKE UPDATE, DELETE ON device_move, device_credential FROM huying_registry;
    `);
    // What hangs on a device is seen with the device.
    for (const table of ['device_move', 'device_credential']) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY in_scope ON ${table} USING (EXISTS (SELECT FROM registry.device d WHERE d.id = device_id))`);
    }
    await db.query(`
      CREATE OR REPLACE VIEW device_view AS
        SELECT id, elder_id, class, model, format, secret_hash, org_path, street_code, heartbeat_seconds, state, topics,
               serial, gateway_id, previous_secret_hash, previous_secret_until
        FROM device`);
    await db.query(`GRANT SELECT ON device_view TO ${SERVICES.map(roleOf).join(', ')}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
