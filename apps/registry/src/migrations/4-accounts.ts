import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs in, and the trace that looking at personal fields leaves. */
export class Registry1700000000004 implements MigrationInterface {
  name = 'Registry1700000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        username text NOT NULL UNIQUE CHECK (username = lower(username)),
        name text NOT NULL,
        role text NOT NULL,
        password_hash text NOT NULL,
        -- Where the account itself is managed; the scope of what it sees are the four columns after it.
        org_path text NOT NULL REFERENCES org_unit,
        scope_path text REFERENCES org_unit,
        provider_id text REFERENCES provider,
        caregiver_id text REFERENCES caregiver,
        elder_ids uuid[] NOT NULL DEFAULT '{}',
        disabled_at timestamptz
      );
      SELECT platform.protect('registry.account');

      -- By the name that was typed, whether or not such an account exists: a guesser learns nothing.
      CREATE TABLE sign_in_attempt (
        username text PRIMARY KEY,
        failures integer NOT NULL,
        last_at timestamptz NOT NULL,
        locked_until timestamptz
      );
      CREATE INDEX sign_in_attempt_age ON sign_in_attempt (last_at);

      -- Every refresh replaces the token; the line of tokens of one sign-in is a family.
      CREATE TABLE refresh_session (
        token_hash text PRIMARY KEY,
        family_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        issued_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        replaced_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX refresh_session_family ON refresh_session (family_id);
      CREATE INDEX refresh_session_account ON refresh_session (account_id);
      CREATE INDEX refresh_session_age ON refresh_session (expires_at);

      CREATE TABLE unmask_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        account_id uuid NOT NULL,
        role text NOT NULL,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        reason text NOT NULL
      );
      CREATE INDEX unmask_log_elder ON unmask_log (elder_id, at);
      SELECT platform.protect('registry.unmask_log');
      REVOKE UPDATE, DELETE ON unmask_log FROM huying_registry;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
