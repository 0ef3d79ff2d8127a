import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The search for somebody who goes, the offers it makes, and the visit that it ends in. */
export class Dispatch1700000000001 implements MigrationInterface {
  name = 'Dispatch1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE search (
        order_id uuid PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('WAITING', 'ASKING', 'TAKEN', 'POOLED', 'ENDED')),
        org_path text NOT NULL,
        street_code text NOT NULL,
        elder_id uuid NOT NULL,
        category text NOT NULL,
        item_code text NOT NULL,
        item_name text NOT NULL,
        skill text NOT NULL,
        priority text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('ASSIGN', 'OFFER', 'ROUNDS')),
        appointment boolean NOT NULL,
        due_at timestamptz NOT NULL,
        planned_minutes integer,
        placed_at timestamptz NOT NULL,
        -- Rounds held since the search (last) began.
        round integer NOT NULL DEFAULT 0,
        -- Caregivers who said no, and providers who let an assignment lapse or gave it back.
        declined text[] NOT NULL DEFAULT '{}',
        passed text[] NOT NULL DEFAULT '{}',
        -- How many caregivers each barrier kept out of the last round.
        barriers jsonb NOT NULL DEFAULT '{}',
        pooled_at timestamptz
      );
      CREATE INDEX search_pool ON search (pooled_at) WHERE state = 'POOLED';

      CREATE TABLE offer (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES search,
        round integer NOT NULL,
        org_path text NOT NULL,
        provider_id text NOT NULL,
        caregiver_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'LOST', 'WITHDRAWN')),
        offered_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        decided_at timestamptz,
        decline_reason text,
        distance_meters integer NOT NULL,
        travel_minutes integer NOT NULL,
        load integer NOT NULL,
        reasons text[] NOT NULL
      );
      -- Whatever the code does: one winner.
      CREATE UNIQUE INDEX offer_one_winner ON offer (order_id) WHERE state = 'ACCEPTED';
      CREATE INDEX offer_open_provider ON offer (provider_id, expires_at) WHERE state = 'OPEN';
      CREATE INDEX offer_open_caregiver ON offer (caregiver_id) WHERE state = 'OPEN';
      CREATE INDEX offer_order ON offer (order_id);
      SELECT platform.protect('dispatch.offer', 'org_path', 'provider_id');

      CREATE TABLE visit (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES search,
        state text NOT NULL CHECK (state IN ('ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED', 'CLOSED', 'FAILED', 'CANCELLED')),
        org_path text NOT NULL,
        provider_id text NOT NULL,
        caregiver_id text NOT NULL,
        elder_id uuid NOT NULL,
        category text NOT NULL,
        item_code text NOT NULL,
        item_name text NOT NULL,
        priority text NOT NULL,
        due_at timestamptz NOT NULL,
        planned_minutes integer,
        -- The elder says it or shows it at the door; neither provider nor caregiver can read it here.
        door_code text NOT NULL,
        assigned_at timestamptz NOT NULL,
        accepted_at timestamptz,
        en_route_at timestamptz,
        picked_up_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        evidence text,
        evidence_reason text,
        evidence_exception boolean NOT NULL DEFAULT false,
        distance_meters integer,
        outcome text,
        served_minutes integer,
        note text
      );
      CREATE UNIQUE INDEX visit_one_holder ON visit (order_id) WHERE state NOT IN ('CANCELLED', 'FAILED');
      CREATE INDEX visit_provider ON visit (provider_id, due_at);
      CREATE INDEX visit_caregiver ON visit (caregiver_id, due_at);
      CREATE INDEX visit_elder ON visit (elder_id, caregiver_id);
      SELECT platform.protect('dispatch.visit', 'org_path', 'provider_id', 'elder_id');

      -- Who was asked sees what was asked; nobody else's offers show here, since those tables guard their own rows.
      ALTER TABLE search ENABLE ROW LEVEL SECURITY;
      CREATE POLICY in_scope ON search USING (
        coalesce(platform.may_see(org_path, NULL, NULL), false)
        OR EXISTS (SELECT FROM dispatch.offer o WHERE o.order_id = search.order_id)
        OR EXISTS (SELECT FROM dispatch.visit v WHERE v.order_id = search.order_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
