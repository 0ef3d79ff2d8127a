import type { Skill } from '#contracts/people.js';
import type { Account } from '#contracts/people.js';
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Answer, Person } from '#test/stage/person.js';
import { DispatchModule } from '../../../apps/dispatch/src/dispatch.module.js';
import { OrderIntakeModule } from '../../../apps/order-intake/src/order-intake.module.js';

export const STREET = '420102002';
export const DISTRICT_PATH = '420100.420102';
export const STREET_PATH = `${DISTRICT_PATH}.${STREET}`;
/** Ten in the morning of a Tuesday in Wuhan. */
export const MORNING = new Date('2026-12-01T02:00:00Z');
export const HOME = { latitude: 30.6, longitude: 114.3 };
const METERS_A_DEGREE = 111_195;
/** A point so many metres north of every elder's door. */
export const north = (meters: number) => ({ latitude: HOME.latitude + meters / METERS_A_DEGREE, longitude: HOME.longitude });

/**
 * A street with providers and caregivers as a test needs them, served by order-intake and dispatch with their real doors,
 * roles and row scopes, on a database that only knows the city's streets before.
 */
export class Town {
  private constructor(
    readonly database: StageDatabase,
    public app: StageApp,
  ) {}

  static async open(purpose: string): Promise<Town> {
    const database = await StageDatabase.clone(purpose, 'empty');
    await database.setClock(MORNING);
    return new Town(database, await Town.serve(database));
  }

  private static serve(database: StageDatabase): Promise<StageApp> {
    return StageApp.start(database, 'dispatch', [OrderIntakeModule, DispatchModule]);
  }

  /** Both services stop and start again on the same rows; `while` they are away. */
  async restart(away: () => Promise<unknown> = async () => {}): Promise<void> {
    await this.app.stop();
    await away();
    this.app = await Town.serve(this.database);
  }

  async close(): Promise<void> {
    await this.app.stop();
    await this.database.drop();
  }

  async provider(id: string, categories = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE']): Promise<string> {
    await this.database.query(`INSERT INTO registry.provider (id, name, org_path) VALUES ($1, $2, $3)`, [id, `服务商 ${id}`, DISTRICT_PATH]);
    await this.database.query(
      `INSERT INTO registry.provider_area (provider_id, street_code, category, valid_from) SELECT $1, $2, c, '2025-01-01' FROM unnest($3::text[]) c`,
      [id, STREET, categories],
    );
    return id;
  }

  /** On shift around the clock, so many metres from every elder; certificates hold until 2030 unless told otherwise. */
  async caregiver(id: string, providerId: string, meters: number, skills: Skill[], certificateUntil = '2030-01-01'): Promise<string> {
    const { latitude, longitude } = north(meters);
    await this.database.query(
      `INSERT INTO registry.caregiver (id, provider_id, org_path, name, name_masked, gender, phone_sealed, phone_index, latitude, longitude)
       VALUES ($1, $2, $3, $4, $4, 'F', '', $1, $5, $6)`,
      [id, providerId, STREET_PATH, `护理员 ${id}`, latitude, longitude],
    );
    await this.database.query(
      `INSERT INTO registry.caregiver_skill (caregiver_id, skill, certificate_no, certificate_expires_on) SELECT $1, s, 'T', $3 FROM unnest($2::text[]) s`,
      [id, skills, certificateUntil],
    );
    await this.database.query(
      `INSERT INTO registry.caregiver_shift (caregiver_id, weekday, starts_minute, minutes, valid_from)
       SELECT $1, d, 0, 1440, '2025-01-01' FROM generate_series(1, 7) d`,
      [id],
    );
    return id;
  }

  async elder(): Promise<string> {
    const id = newId();
    await this.database.query(
      `INSERT INTO registry.elder (id, org_path, street_code, name, name_masked, gender, birth_year, ability_level, ability_scheme,
         address, address_masked, latitude, longitude)
       VALUES ($1, $2, $3, '试验老人', '试**', 'F', 1940, 1, 'GB/T 42195-2022', '试验路 12 号 3 单元 401', '试验路', $4, $5)`,
      [id, STREET_PATH, STREET, HOME.latitude, HOME.longitude],
    );
    return id;
  }

  operator(): Promise<Person> {
    return this.person(account('operator'));
  }
  dispatcher(providerId: string): Promise<Person> {
    return this.person(account('provider-dispatcher', { providerId }));
  }
  worker(caregiverId: string, providerId: string): Promise<Person> {
    return this.person(account('caregiver', { caregiverId, providerId }));
  }
  district(orgPath = DISTRICT_PATH): Promise<Person> {
    return this.person(account('district-officer', { orgPath }));
  }
  family(elderId: string): Promise<Person> {
    return this.person(account('family', { elderIds: [elderId] }));
  }
  person(who: Account): Promise<Person> {
    return this.app.signedIn(who);
  }

  /** Events that were said about an order, in order. */
  events(orderId: string): Promise<{ name: string; provider_ids: string[]; caregiver_ids: string[]; elder_id: string | null; payload: any }[]> {
    return this.database.query(`SELECT name, provider_ids, caregiver_ids, elder_id, payload FROM platform.event WHERE subject = $1 ORDER BY xid, id`, [orderId]);
  }

  /** Moves the clock by so many minutes from the morning. */
  async later(minutes: number): Promise<void> {
    await this.database.forward(`${minutes} minutes`);
  }
}

/** Today, by the town's clock. */
export const todayAt = (clock: string): string => new Date(`2026-12-01T${clock}:00+08:00`).toISOString();

/** The body of an answer that must not be a refusal. */
export async function done<T = any>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}
