import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The human side: what waits and since when, hand-overs, call records, referrals, call-backs, test windows, who is at the desk. */
export class AlarmIngestion1700000000004 implements MigrationInterface {
  name = 'AlarmIngestion1700000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE alarm
        -- The version of the register's time limits under which it was raised; 0: the defaults.
        ADD COLUMN policy_version integer NOT NULL DEFAULT 0,
        -- Since when it waits for a human; null while somebody has it.
        ADD COLUMN waiting_since timestamptz,
        -- When a human took it last; acknowledged_at is the first time.
        ADD COLUMN taken_at timestamptz,
        ADD COLUMN raised_again integer NOT NULL DEFAULT 0,
        ADD COLUMN raised_again_at timestamptz,
        ADD COLUMN first_contact_at timestamptz,
        ADD COLUMN sent_at timestamptz,
        ADD COLUMN arrived_at timestamptz,
        ADD COLUMN handed_over_at timestamptz,
        ADD COLUMN handed_from_account_id text,
        ADD COLUMN handed_from_name text,
        ADD COLUMN merged_into uuid REFERENCES alarm,
        ADD COLUMN call_back_owed boolean NOT NULL DEFAULT false,
        ADD COLUMN called_back_at timestamptz,
        ADD COLUMN test_window_id uuid,
        DROP CONSTRAINT alarm_escalation_check,
        ADD CONSTRAINT alarm_escalation_check CHECK (escalation IN ('SUPERVISOR', 'STREET', 'DISTRICT')),
        ADD CONSTRAINT alarm_waits_while_open CHECK (waiting_since IS NULL OR closed_at IS NULL),
        ADD CONSTRAINT alarm_handed_by CHECK ((handed_over_at IS NULL) = (handed_from_account_id IS NULL) AND (handed_over_at IS NULL) = (handed_from_name IS NULL));
      UPDATE alarm SET waiting_since = raised_at WHERE state = 'RAISED';
      UPDATE alarm a SET taken_at = acknowledged_at, first_contact_at = (SELECT min(at) FROM alarm_contact c WHERE c.alarm_id = a.id) WHERE closed_at IS NULL;
      ALTER TABLE alarm ADD CONSTRAINT alarm_raised_waits CHECK (state <> 'RAISED' OR waiting_since IS NOT NULL);

      DROP INDEX alarm_desk;
      CREATE INDEX alarm_desk ON alarm ((waiting_since IS NULL), level, raised_at, id) WHERE closed_at IS NULL;
      CREATE INDEX alarm_incident ON alarm (incident_id);
      CREATE INDEX alarm_owed ON alarm (closed_at, id) WHERE call_back_owed;
      CREATE INDEX alarm_tested ON alarm (test_window_id) WHERE test_window_id IS NOT NULL;
      -- The supervisor's figures read this and nothing else of a month.
      CREATE INDEX alarm_answered ON alarm (raised_at) INCLUDE (level, acknowledged_at, policy_version, org_path, elder_id)
        WHERE level <> 'T' AND state <> 'SUPPRESSED' AND test_window_id IS NULL;

      ALTER TABLE alarm_contact
        ADD COLUMN contact_order integer,
        ADD COLUMN started_at timestamptz,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN seconds integer CHECK (seconds >= 0),
        ADD COLUMN direction text NOT NULL DEFAULT 'OUT',
        ADD COLUMN number_kind text;
    `);

    await db.query(`
      CREATE TABLE referral (
        id uuid PRIMARY KEY,
        alarm_id uuid NOT NULL REFERENCES alarm,
        agency text NOT NULL,
        reference_number text,
        note text,
        at timestamptz NOT NULL,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        -- When the agency is to be asked next; null once it has answered or refused.
        due_at timestamptz,
        ended text CHECK (ended IN ('ANSWERED', 'REFUSED')),
        CHECK ((due_at IS NULL) = (ended IS NOT NULL))
      );
      CREATE INDEX referral_alarm ON referral (alarm_id, at);
      CREATE INDEX referral_due ON referral (due_at, id) WHERE due_at IS NOT NULL;

      CREATE TABLE follow_up (
        id uuid PRIMARY KEY,
        alarm_id uuid NOT NULL REFERENCES alarm,
        referral_id uuid NOT NULL REFERENCES referral,
        at timestamptz NOT NULL,
        result text NOT NULL,
        note text,
        by_account_id text NOT NULL,
        by_name text NOT NULL
      );
      CREATE INDEX follow_up_referral ON follow_up (referral_id, at);

      CREATE TABLE call_back (
        id uuid PRIMARY KEY,
        alarm_id uuid NOT NULL REFERENCES alarm,
        at timestamptz NOT NULL,
        reached boolean NOT NULL,
        satisfied integer CHECK (satisfied BETWEEN 1 AND 5),
        vetoed boolean NOT NULL,
        note text,
        by_account_id text NOT NULL,
        by_name text NOT NULL
      );
      CREATE INDEX call_back_alarm ON call_back (alarm_id, at);
    `);
    // What hangs on an alarm is seen with the alarm.
    for (const table of ['referral', 'follow_up', 'call_back']) {
      await db.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY in_scope ON ${table} USING (EXISTS (SELECT FROM alarm_ingestion.alarm a WHERE a.id = alarm_id));
      `);
    }

    await db.query(`
      CREATE TABLE test_window (
        id uuid PRIMARY KEY,
        device_id text NOT NULL,
        elder_id uuid,
        street_code text NOT NULL,
        org_path text NOT NULL,
        purpose text NOT NULL,
        opened_at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        ended_at timestamptz,
        by_account_id text NOT NULL,
        by_name text NOT NULL,
        CHECK (until > opened_at)
      );
      -- A device is tried out by one person at a time.
      CREATE UNIQUE INDEX test_window_open ON test_window (device_id) WHERE ended_at IS NULL;
      SELECT platform.protect('alarm_ingestion.test_window', 'org_path', 'NULL', 'elder_id');
      ALTER TABLE alarm ADD FOREIGN KEY (test_window_id) REFERENCES test_window;

      CREATE TABLE desk_presence (
        account_id text NOT NULL,
        -- Part of the key: an account whose scope has moved must not be stopped by the row of its old one.
        org_path text NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        seen_at timestamptz NOT NULL,
        pausing boolean NOT NULL,
        PRIMARY KEY (account_id, org_path)
      ) WITH (fillfactor = 50);
      SELECT platform.protect('alarm_ingestion.desk_presence');
    `);

    // Alarms that nobody has taken climb by the new clocks; those of the lower levels begin to.
    await db.query(`
      DELETE FROM platform.timer WHERE service = 'alarm-ingestion' AND kind = 'alarm.unacknowledged';
      INSERT INTO platform.timer (service, kind, subject, due_at, payload)
      SELECT 'alarm-ingestion', 'alarm.limit', id || '/ACKNOWLEDGE/' || ms, platform.now(),
             jsonb_build_object('alarmId', id, 'limit', 'ACKNOWLEDGE', 'sinceMs', ms, 'n', CASE escalation WHEN 'SUPERVISOR' THEN 1 WHEN 'DISTRICT' THEN 2 ELSE 0 END)
      FROM (SELECT id, escalation, floor(extract(epoch FROM waiting_since) * 1000)::bigint AS ms FROM alarm WHERE waiting_since IS NOT NULL) waiting;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
