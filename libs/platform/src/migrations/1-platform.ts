import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that every service leans on: clock, event log, cursors, timers, idempotency, row scope. */
export class Platform1700000000001 implements MigrationInterface {
  name = 'Platform1700000000001';

  async up(db: QueryRunner): Promise<void> {
    // The clock. Production leaves the table empty; tests move it, in SQL and code alike, by one row.
    await db.query(`
      CREATE TABLE clock (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), ahead interval NOT NULL);
      CREATE FUNCTION now() RETURNS timestamptz LANGUAGE sql STABLE AS
        $$ SELECT clock_timestamp() + coalesce((SELECT ahead FROM platform.clock), interval '0') $$;
    `);

    // Row scope. The setting is made by Database.within; without it no row is seen.
    await db.query(`
      CREATE FUNCTION may_see(org_path text, provider_id text, elder_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT CASE split_part(current_setting('huying.scope', true), ':', 1)
          WHEN 'system' THEN true
          WHEN 'org' THEN org_path = substr(current_setting('huying.scope', true), 5)
                       OR starts_with(org_path, substr(current_setting('huying.scope', true), 5) || '.')
          WHEN 'provider' THEN provider_id = substr(current_setting('huying.scope', true), 10)
          WHEN 'elder' THEN elder_id::text = ANY (string_to_array(substr(current_setting('huying.scope', true), 7), ','))
          ELSE false
        END
      $$;
      CREATE FUNCTION protect(relation text, org_path text DEFAULT 'org_path', provider_id text DEFAULT 'NULL', elder_id text DEFAULT 'NULL')
      RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
        EXECUTE format('CREATE POLICY in_scope ON %s USING (coalesce(platform.may_see((%s)::text, (%s)::text, (%s)::uuid), false))',
                       relation, org_path, provider_id, elder_id);
      END $$;
    `);

    await db.query(`
      CREATE TABLE event (
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        id bigint GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        said_by text NOT NULL,
        subject text NOT NULL,
        at timestamptz NOT NULL,
        org_path text NOT NULL,
        provider_ids text[] NOT NULL DEFAULT '{}',
        caregiver_ids text[] NOT NULL DEFAULT '{}',
        elder_id uuid,
        actor jsonb,
        payload jsonb NOT NULL,
        PRIMARY KEY (xid, id)
      );
      CREATE INDEX event_subject ON event (subject, xid, id);
      CREATE TABLE event_cursor (consumer text PRIMARY KEY, xid xid8 NOT NULL, id bigint NOT NULL);
      CREATE TABLE event_parked (
        consumer text NOT NULL,
        xid xid8 NOT NULL,
        id bigint NOT NULL,
        name text NOT NULL,
        error text NOT NULL,
        attempts integer NOT NULL,
        parked_at timestamptz NOT NULL,
        PRIMARY KEY (consumer, xid, id)
      );
    `);

    await db.query(`
      CREATE TABLE timer (
        service text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        due_at timestamptz NOT NULL,
        payload jsonb NOT NULL DEFAULT '{}',
        attempts integer NOT NULL DEFAULT 0,
        error text,
        parked_at timestamptz,
        PRIMARY KEY (service, kind, subject)
      );
      CREATE INDEX timer_due ON timer (service, due_at) WHERE parked_at IS NULL;
    `);

    await db.query(`
      CREATE TABLE idempotency (
        account_id text NOT NULL,
        key text NOT NULL,
        route text NOT NULL,
        body_hash text NOT NULL,
        status integer,
        answer jsonb,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (account_id, key)
      );
      CREATE INDEX idempotency_age ON idempotency (made_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
