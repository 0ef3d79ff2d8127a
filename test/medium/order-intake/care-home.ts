import type { Flow } from '#contracts/flow.js';
import { newId } from '#platform/id.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';
import type { Desk } from './desk.js';
import { done } from './desk.js';

interface Known {
  birthYear?: number;
  abilityLevel?: number;
  classes?: string[];
}

/** An elder at home whom the register and the alarms speak about. */
export class Home {
  private constructor(
    private readonly desk: Desk,
    readonly elderId: string,
  ) {}

  /** Registered, and taken into care. */
  static async of(desk: Desk, { birthYear = 1956, abilityLevel = 0, classes = [] }: Known = {}): Promise<Home> {
    const elderId = await desk.elder();
    await desk.database.query('UPDATE registry.elder SET birth_year = $2, ability_level = $3 WHERE id = $1', [elderId, birthYear, abilityLevel]);
    for (const name of classes) await desk.database.query(`INSERT INTO registry.elder_beneficiary (elder_id, class, valid_from) VALUES ($1, $2, '2018-01-01')`, [elderId, name]);
    const home = new Home(desk, elderId);
    await home.changed();
    await until('the elder is in care', async () => (await desk.database.query('SELECT FROM order_intake.care_elder WHERE elder_id = $1', [elderId])).length > 0);
    return home;
  }

  changed = (): Promise<void> => this.desk.says('registry', 'elder.changed', this.elderId, { elderId: this.elderId });

  async goesAway(kind: string, hours: number): Promise<void> {
    await this.desk.database.query(`UPDATE registry.elder SET away_kind = $2, away_from = platform.now(), away_until = platform.now() + make_interval(hours => $3) WHERE id = $1`, [this.elderId, kind, hours]);
    await this.changed();
  }

  async comesBack(): Promise<void> {
    await this.desk.database.query('UPDATE registry.elder SET away_kind = NULL, away_from = NULL, away_until = NULL WHERE id = $1', [this.elderId]);
    await this.changed();
  }

  /** An alarm was raised, and closed with this reason; answers its id. */
  async alarm(reason: Flow['alarm.closed']['reason'], level: Flow['alarm.raised']['level'] = 'P1'): Promise<string> {
    const [alarmId, incidentId, at] = [newId(), newId(), await this.now()];
    const raised = { alarmId, incidentId, type: 'SOS', level, elderId: this.elderId, deviceId: null, streetCode: '420102002', raisedAt: at } as const;
    await this.desk.says('alarm-ingestion', 'alarm.raised', alarmId, raised);
    await this.desk.says('alarm-ingestion', 'alarm.closed', alarmId, { alarmId, incidentId, reason, safetyVerifiedBy: 'onsite', closedAt: at });
    return alarmId;
  }

  async now(): Promise<string> {
    return (await this.desk.database.query<{ now: Date }>('SELECT platform.now() AS now'))[0]!.now.toISOString();
  }

  file = (who: Person) => done(who.get(`/api/care/elders/${this.elderId}`));

  /** Waits until the file says so. */
  becomes(who: Person, facts: Record<string, unknown>): Promise<any> {
    return until(JSON.stringify(facts), async () => {
      const file = await this.file(who);
      return Object.entries(facts).every(([key, value]) => file[key] === value) && file;
    });
  }

  /** What was said about the elder, by name. */
  async said(name: string): Promise<any[]> {
    return (await this.desk.events(this.elderId)).filter((event) => event.name === name).map(({ payload }) => payload);
  }

  hears = (name: string, count = 1): Promise<any[]> =>
    until(`${count} ${name}`, async () => {
      const said = await this.said(name);
      return said.length >= count && said;
    });
}

export const GOOD = { SPIRIT: 'GOOD', BODY: 'FAIR', HOME: 'GOOD', LIVING: 'GOOD' };
