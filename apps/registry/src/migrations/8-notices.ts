import { SERVICES } from '#contracts/flow.js';
import { roleOf } from '#platform/database.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What elders agreed to, what families want to be told, and every notice with what became of it. */
export class Registry1700000000008 implements MigrationInterface {
  name = 'Registry1700000000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A ledger: a withdrawal is a row of its own, nothing is changed or taken away.
      CREATE TABLE consent (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        elder_id uuid NOT NULL REFERENCES elder,
        org_path text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('FAMILY_SHARING', 'LOCATION', 'HEALTH_DATA', 'FORCED_ENTRY', 'VOICE_RECORDING')),
        granted boolean NOT NULL,
        given_by text NOT NULL CHECK (given_by IN ('ELDER', 'GUARDIAN', 'FAMILY')),
        evidence text,
        purpose text NOT NULL,
        at timestamptz NOT NULL,
        recorded_by_account_id uuid,
        recorded_by_name text NOT NULL
      );
      CREATE INDEX consent_elder ON consent (elder_id, kind, seq DESC);
      SELECT platform.protect('registry.consent', 'org_path', 'NULL', 'elder_id');
      REVOKE UPDATE, DELETE ON consent FROM ${roleOf('registry')};

      -- What the cards of an older version said is the ledger's first line.
      INSERT INTO consent (elder_id, org_path, kind, granted, given_by, evidence, purpose, at, recorded_by_name)
        SELECT id, org_path, 'FORCED_ENTRY', true, 'ELDER', '老人登记卡', '紧急时破门救助', platform.now(), '登记卡' FROM elder WHERE forced_entry_consent;

      CREATE VIEW consent_view AS
        SELECT DISTINCT ON (elder_id, kind) elder_id, kind, granted, at FROM consent ORDER BY elder_id, kind, seq DESC;
      GRANT SELECT ON consent_view TO ${SERVICES.map(roleOf).join(', ')};
      REVOKE INSERT, UPDATE, DELETE ON consent_view FROM ${roleOf('registry')};

      CREATE TABLE notice_preference (
        account_id uuid NOT NULL REFERENCES account,
        elder_id uuid NOT NULL REFERENCES elder,
        org_path text NOT NULL,
        phone_sealed text,
        phone_index text,
        channels text[] NOT NULL,
        kinds text[] NOT NULL,
        locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
        -- Minutes since local midnight; equal: never quiet.
        quiet_from integer NOT NULL CHECK (quiet_from BETWEEN 0 AND 1439),
        quiet_to integer NOT NULL CHECK (quiet_to BETWEEN 0 AND 1439),
        PRIMARY KEY (account_id, elder_id)
      );
      CREATE INDEX notice_preference_elder ON notice_preference (elder_id);
      SELECT platform.protect('registry.notice_preference', 'org_path', 'NULL', 'elder_id');

      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        elder_id uuid NOT NULL REFERENCES elder,
        org_path text NOT NULL,
        -- Whom: an account, or the elder's contact at this place of the list.
        account_id uuid,
        contact_place integer,
        CHECK ((account_id IS NULL) <> (contact_place IS NULL)),
        phone_sealed text NOT NULL,
        phone_index text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('sms', 'voice', 'wechat')),
        template text NOT NULL,
        locale text NOT NULL,
        params jsonb NOT NULL,
        -- The alarm or the order it is about.
        subject text NOT NULL,
        urgent boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('QUEUED', 'ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED', 'NOT_CONFIGURED', 'SKIPPED')),
        why text,
        reference text,
        attempts integer NOT NULL DEFAULT 0,
        -- A due timer has laid it out for the sender, which takes it after that commit.
        ready boolean NOT NULL DEFAULT false,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX notice_elder ON notice (elder_id, id DESC);
      CREATE INDEX notice_phone ON notice (phone_index, made_at DESC);
      CREATE INDEX notice_subject ON notice (subject);
      CREATE INDEX notice_ready ON notice (made_at) WHERE ready;
      SELECT platform.protect('registry.notice', 'org_path', 'NULL', 'elder_id');

      -- What a later event needs to know of an alarm; the alarm itself is alarm-ingestion's.
      CREATE TABLE notice_alarm (
        alarm_id uuid PRIMARY KEY,
        elder_id uuid NOT NULL,
        org_path text NOT NULL,
        type text NOT NULL,
        level text NOT NULL,
        raised_at timestamptz NOT NULL
      );
      CREATE INDEX notice_alarm_age ON notice_alarm (raised_at);
      SELECT platform.protect('registry.notice_alarm', 'org_path', 'NULL', 'elder_id');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
