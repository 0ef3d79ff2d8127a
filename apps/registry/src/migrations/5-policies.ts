import {
  ACKNOWLEDGE_LIMITS,
  FIRST_CONTACT_LIMIT,
  INTAKE_LIMIT,
  ON_SITE_LIMITS,
  P1_ESCALATION_SECONDS,
  START_LIMITS,
  TAKE_LIMITS,
} from '#contracts/policy.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the first year of the city's programme: the first version decides every month that can be asked for. */
const EFFECTIVE_FROM = '2018-01-01T00:00:00+08:00';

const TIME_LIMITS = {
  acknowledge: ACKNOWLEDGE_LIMITS,
  firstContact: FIRST_CONTACT_LIMIT,
  onSite: ON_SITE_LIMITS,
  intake: INTAKE_LIMIT,
  take: TAKE_LIMITS,
  start: START_LIMITS,
  p1Escalation: P1_ESCALATION_SECONDS,
};

/** Permille; `minimum` and `probes` are counts, `target` is the programme's goal for 2019, `shares` the part of the length that must be served. */
const RATE = {
  theta: { MEAL: 900, CLEAN: 900, MEDICAL: 900, REMOTE: 950 },
  minimum: 10,
  probes: 3,
  coverage: 900,
  target: 600,
  shares: 800,
};

/** Numbers that a city may change, each version with the instant from which it holds; a version is never edited. */
export class Registry1700000000005 implements MigrationInterface {
  name = 'Registry1700000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE policy (
        kind text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        effective_from timestamptz NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (kind, version)
      );
      REVOKE UPDATE, DELETE ON policy FROM huying_registry;
    `);
    await db.query(`INSERT INTO policy VALUES ('time-limits', 1, $3, $1), ('rate', 1, $3, $2)`, [
      JSON.stringify(TIME_LIMITS),
      JSON.stringify(RATE),
      EFFECTIVE_FROM,
    ]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
