import { log } from '#platform/log.js';
import { readAccounts, readDevices } from './demo-files.js';
import { Fleet } from './devices/fleet.js';
import { Incidents } from './devices/incidents.js';
import { Person } from './door/person.js';
import { Callers } from './people/callers.js';
import { CaregiverVisits } from './people/caregiver-visits.js';
import { Desk } from './people/desk.js';
import { District } from './people/district.js';
import { Provider } from './people/provider.js';
import { diceOf } from './rules/dice.js';
import type { SimulatorConfig } from './simulator.config.js';

/** Everybody and everything that lives in the demo city, each speaking through the doors that are open to all. */
export class City {
  private readonly accounts: ReturnType<typeof readAccounts>;

  constructor(
    private readonly config: Readonly<SimulatorConfig>,
    private readonly leave: AbortSignal,
  ) {
    this.accounts = readAccounts(config.SECRETS_DIR);
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
    const district = new District(this.person('sim-district'), pace);
    log('simulator').info({ devices: fleet.size, pace }, 'the city wakes up');
    await Promise.all([
      fleet.live(leave),
      incidents.live(leave),
      desk.live(leave),
      callers.live(leave),
      district.live(leave),
      ...this.providers().map((provider) => provider.live(leave)),
    ]);
    log('simulator').info('the city sleeps');
  }

  private person(username: string): Person {
    const account = this.accounts.get(username);
    if (!account) throw new Error(`There is no account ${username} among the demo's accounts.`);
    return new Person(this.config.HUYING_URL, username, account.password, account.accountId);
  }

  /** Each provider with its dispatcher and its caregivers; the person's own caregiver is left to the person. */
  private providers(): Provider[] {
    const played = new Set([...this.accounts].filter(([name, { caregiverId }]) => !name.startsWith('sim-') && caregiverId).map(([, { caregiverId }]) => caregiverId!));
    return [...this.accounts].flatMap(([username, { role, providerId }]) => {
      if (role !== 'provider-dispatcher' || !username.startsWith('sim-')) return [];
      const team = [...this.accounts].filter(([name, account]) => name.startsWith('sim-') && account.caregiverId && account.providerId === providerId);
      const caregivers = new Map(team.map(([name, { caregiverId }]) => [caregiverId!, this.person(name)]));
      const watched = [...this.accounts].some(([name, account]) => !name.startsWith('sim-') && account.role === 'provider-dispatcher' && account.providerId === providerId);
      return [new Provider(this.person(username), caregivers, new CaregiverVisits(this.config.PACE), { played, watched }, this.config.PACE)];
    });
  }
}
