import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoAccount } from '../../apps/registry/src/seed/accounts.seed.js';
import type { DemoDevice } from '../../apps/registry/src/seed/seed-city.js';
import { freePort } from '../../apps/standalone/src/engine.js';
import { ALL_MODULES } from '../../apps/standalone/src/parts.js';
import { secretsDir, StageApp } from './app.js';
import { Console } from './console.js';
import { StageDatabase } from './database.js';
import { Device } from './device.js';
import { Person } from './person.js';

/** Where a city's doors are. */
export interface Doors {
  /** REST and sockets. */
  url: string;
  mqttPort: number;
  stop(): Promise<void>;
}

/**
 * The whole product around a small seeded city, entered only by its public doors: people sign in with their passwords,
 * devices speak MQTT with their secrets, consoles follow the socket.
 */
export class City {
  private readonly guests: { leave(): Promise<void> }[] = [];
  private readonly accounts = readSecret<Record<string, DemoAccount>>('demo-accounts.json');
  private readonly devices = readSecret<Record<string, DemoDevice>>('demo-devices.json');

  private constructor(
    readonly database: StageDatabase,
    private readonly doors: Doors,
  ) {}

  /** Every service in this process; `doors` opens them another way. */
  static async open(purpose: string, doors: (database: StageDatabase) => Promise<Doors> = oneProcess): Promise<City> {
    const database = await StageDatabase.clone(purpose);
    return new City(database, await doors(database));
  }

  get url(): string {
    return this.doors.url;
  }

  get mqttPort(): number {
    return this.doors.mqttPort;
  }

  readonly clock = { forward: (interval: string) => this.database.forward(interval) };

  account(username: string): DemoAccount {
    const account = this.accounts[username];
    if (!account) throw new Error(`The seeded city has no account ${username}.`);
    return account;
  }

  /** Signs in at the real door. */
  async person(username: string): Promise<Person> {
    const { password } = this.account(username);
    const answer = await new Person(this.url, null).post('/api/session', { username, password });
    if (answer.status >= 300) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
    return new Person(this.url, answer.body.accessToken);
  }

  /** A console that is signed in and follows the live line. */
  async console(username: string): Promise<Console> {
    const { password } = this.account(username);
    const { body } = await new Person(this.url, null).post('/api/session', { username, password });
    return this.keep(await Console.open(this.url, body.accessToken));
  }

  /** A seeded device in use that fits, with its elder; `which` picks among several. */
  device(fits: (device: DemoDevice & { id: string }) => boolean, which = 0): Device {
    const found = Object.entries(this.devices)
      .map(([id, device]) => ({ id, ...device }))
      .filter((device) => device.state === 'IN_USE' && device.secret !== null && fits(device));
    const one = found[which];
    if (!one) throw new Error(`Only ${found.length} seeded devices fit.`);
    return this.keep(new Device(this.mqttPort, one));
  }

  async close(): Promise<void> {
    for (const guest of this.guests.toReversed()) await guest.leave();
    await this.doors.stop();
    await this.database.drop();
  }

  private keep<T extends { leave(): Promise<void> }>(guest: T): T {
    this.guests.push(guest);
    return guest;
  }
}

async function oneProcess(database: StageDatabase): Promise<Doors> {
  const mqttPort = await freePort();
  const app = await StageApp.start(database, 'gateway', ALL_MODULES, { MQTT_PORT: String(mqttPort), CONSOLE_DIR: join(process.cwd(), 'dist', 'console') });
  return { url: app.url, mqttPort, stop: () => app.stop() };
}

const readSecret = <T>(name: string): T => JSON.parse(readFileSync(join(secretsDir(), name), 'utf8')) as T;
