import type { EventName, Flow } from '#contracts/flow.js';
import type { Role } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { SYSTEM } from '#platform/scope.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Answer, Person } from '#test/stage/person.js';
import { OrderIntakeModule } from '../../../apps/order-intake/src/order-intake.module.js';

export const STREET = '420102002';
export const STREET_PATH = `420100.420102.${STREET}`;

/** Order-intake alone, with its door and its database role; what the other services would say is put into the log in their name. */
export class Desk {
  private constructor(
    readonly database: StageDatabase,
    private app: StageApp,
    private readonly others: Map<string, Database>,
  ) {}

  /** The clock stands at ten in the morning of a Tuesday in Wuhan. */
  static async open(purpose: string): Promise<Desk> {
    const database = await StageDatabase.clone(purpose, 'empty');
    await database.setClock(new Date('2026-12-01T02:00:00Z'));
    const others = new Map<string, Database>();
    for (const service of ['dispatch', 'alarm-ingestion', 'registry'] as const) {
      const door = new Database({ service, entities: [], url: database.url, poolSize: 1 });
      await door.onModuleInit();
      others.set(service, door);
    }
    return new Desk(database, await Desk.serve(database), others);
  }

  private static serve(database: StageDatabase): Promise<StageApp> {
    return StageApp.start(database, 'order-intake', [OrderIntakeModule]);
  }

  async restart(away: () => Promise<unknown>): Promise<void> {
    await this.app.stop();
    await away();
    this.app = await Desk.serve(this.database);
  }

  async close(): Promise<void> {
    await this.app.stop();
    for (const door of this.others.values()) await door.onApplicationShutdown();
    await this.database.drop();
  }

  async elder(): Promise<string> {
    const id = newId();
    await this.database.query(
      `INSERT INTO registry.elder (id, org_path, street_code, name, name_masked, gender, birth_year, ability_level, ability_scheme,
         address, address_masked, latitude, longitude)
       VALUES ($1, $2, $3, '试验老人', '试**', 'F', 1940, 1, 'GB/T 42195-2022', '试验路 12 号', '试验路', 30.6, 114.3)`,
      [id, STREET_PATH, STREET],
    );
    return id;
  }

  operator = (orgPath = '420100'): Promise<Person> => this.app.signedIn(account('operator', { orgPath }));
  /** Somebody of a role with this place in view. */
  officer = (role: Role, orgPath = STREET_PATH): Promise<Person> => this.app.signedIn(account(role, { orgPath }));
  district = (): Promise<Person> => this.app.signedIn(account('district-officer', { orgPath: '420100.420102' }));
  family = (elderId: string): Promise<Person> => this.app.signedIn(account('family', { elderIds: [elderId] }));

  /** Another service says something about an order or an alarm. */
  async says<N extends EventName>(service: 'dispatch' | 'alarm-ingestion' | 'registry', name: N, subject: string, payload: Flow[N]): Promise<void> {
    await this.others.get(service)!.within(SYSTEM, (tx) => tell(tx, { name, subject, orgPath: STREET_PATH, payload }));
  }

  events(orderId: string): Promise<{ name: string; org_path: string; elder_id: string | null; actor: unknown; payload: any }[]> {
    return this.database.query('SELECT name, org_path, elder_id, actor, payload FROM platform.event WHERE subject = $1 ORDER BY xid, id', [orderId]);
  }
}

export const todayAt = (clock: string): string => new Date(`2026-12-01T${clock}:00+08:00`).toISOString();

/** The body of an answer that must not be a refusal. */
export async function done<T = any>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}
