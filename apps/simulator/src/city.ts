import { log } from '#platform/log.js';
import { readAccounts, readDevices } from './demo-files.js';
import { Fleet } from './devices/fleet.js';
import { Incidents } from './devices/incidents.js';
import { Person } from './door/person.js';
import { Callers } from './people/callers.js';
import { Carers } from './people/carers.js';
import { CaregiverVisits } from './people/caregiver-visits.js';
import { Desk } from './people/desk.js';
import { District } from './people/district.js';
import { Provider } from './people/provider.js';
import { diceOf } from './rules/dice.js';
import type { SimulatorConfig } from './simulator.config.js';

/** Everybody and everything that lives in the demo city, each speaking through the doors that are open to all. */
export class City {
  private readonly accounts: ReturnType<typeof readAccounts>;
  /** Caregivers and providers whom a person plays, or may watch. */
  private readonly played: ReadonlySet<string>;
  private readonly watched: ReadonlySet<string>;

  constructor(
    private readonly config: Readonly<SimulatorConfig>,
    private readonly leave: AbortSignal,
  ) {
    this.accounts = readAccounts(config.SECRETS_DIR);
    const forPeople = [...this.accounts].filter(([name]) => !name.startsWith('sim-')).map(([, account]) => account);
    this.played = new Set(forPeople.flatMap(({ caregiverId }) => caregiverId ?? []));
    this.watched = new Set(forPeople.flatMap(({ role, providerId }) => (role === 'provider-dispatcher' && providerId ? providerId : [])));
  }

  /** Lives until told to leave. */
  async live(): Promise<void> {
    const { config, leave } = this;
    const { PACE: pace, SEED: seed } = config;
    const fleet = new Fleet(config.MQTT_URL, readDevices(config.SECRETS_DIR), diceOf(`${seed} fleet`));
    const incidents = new Incidents(fleet, diceOf(`${seed} incidents`), pace);
    const operator = this.person('sim-operator');
    const desk = new Desk(operator, incidents, pace);
    const callers = new Callers(operator, this.person('sim-family'), this.accounts.get('sim-family')!.elderIds, diceOf(`${seed} callers`), pace);
    const district = new District(this.person('sim-district'), this.played, pace);
    log('simulator').info({ devices: fleet.size, pace }, 'the city wakes up');
    await Promise.all([
      fleet.live(leave),
      incidents.live(leave),
      desk.live(leave),
      callers.live(leave),
      district.live(leave),
      ...this.carers(operator),
      ...this.providers().map((provider) => provider.live(leave)),
    ]);
    log('simulator').info('the city sleeps');
  }

  /** A city that was seeded before there was care has nobody for it. */
  private carers(operator: Person): Promise<void>[] {
    return this.accounts.has('sim-grid') ? [new Carers(operator, this.person('sim-grid'), this.config.PACE).live(this.leave)] : [];
  }

  private person(username: string): Person {
    const account = this.accounts.get(username);
    if (!account) throw new Error(`There is no account ${username} among the demo's accounts.`);
    return new Person(this.config.HUYING_URL, username, account.password, account.accountId);
  }

  /** Each provider with its dispatcher and its caregivers. */
  private providers(): Provider[] {
    const { PACE: pace } = this.config;
    const ofSimulator = [...this.accounts].filter(([name]) => name.startsWith('sim-'));
    return ofSimulator.flatMap(([username, { role, providerId }]) => {
      if (role !== 'provider-dispatcher' || !providerId) return [];
      const team = ofSimulator.flatMap(([name, account]) =>
        account.caregiverId && account.providerId === providerId ? [[account.caregiverId, this.person(name)] as const] : [],
      );
      const company = { played: this.played, watched: this.watched.has(providerId) };
      return [new Provider(this.person(username), new Map(team), new CaregiverVisits(pace), company, pace)];
    });
  }
}
