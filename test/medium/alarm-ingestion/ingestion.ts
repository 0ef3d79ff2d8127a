import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { AlarmRow } from '../../../apps/alarm-ingestion/src/alarm/alarm-row.dto.js';
import { AlarmIngestionModule } from '../../../apps/alarm-ingestion/src/alarm-ingestion.module.js';
import { DoorService } from '../../../apps/alarm-ingestion/src/door/door.service.js';
import type { DemoDevice } from '../../../apps/registry/src/seed/seed-city.js';
import { account } from '#test/make/account.js';
import { secretsDir, StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';

export type SeededDevice = DemoDevice & { id: string };

/** alarm-ingestion alone, with a real door, on a real database with a small seeded city. */
export class Ingestion {
  private readonly clients: MqttClient[] = [];
  private readonly devices: SeededDevice[];
  private stage: StageApp;

  private constructor(readonly database: StageDatabase) {
    const seeded = JSON.parse(readFileSync(join(secretsDir(), 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>;
    this.devices = Object.entries(seeded).map(([id, device]) => ({ ...device, id }));
  }

  static async start(purpose: string): Promise<Ingestion> {
    const ingestion = new Ingestion(await StageDatabase.clone(purpose));
    await ingestion.begin();
    return ingestion;
  }

  get port(): number {
    return this.stage.app.get(DoorService).port;
  }

  /** The process ends and another begins. */
  async restart(between: () => Promise<unknown> = async () => {}): Promise<void> {
    await this.hangUp();
    await this.stage.stop();
    await between();
    await this.begin();
  }

  async stop(): Promise<void> {
    await this.hangUp();
    await this.stage.stop();
    await this.database.drop();
  }

  operator(name = '坐席甲', more: object = {}): Promise<Person> {
    return this.stage.signedIn(account('operator', { name, ...more }));
  }

  person(role: Parameters<typeof account>[0], more: object = {}): Promise<Person> {
    return this.stage.signedIn(account(role, more));
  }

  /** A seeded device in use that fits. */
  find(fits: (device: SeededDevice) => boolean, which = 0): SeededDevice {
    const found = this.devices.filter((device) => device.state === 'IN_USE' && fits(device));
    if (!found[which]) throw new Error(`Only ${found.length} seeded devices fit.`);
    return found[which];
  }

  button(which = 0): SeededDevice {
    return this.find((device) => device.class === 'SOS' && device.secret !== null, which);
  }

  /** A stock MQTT client with a device's credentials. */
  async connect(device: Pick<SeededDevice, 'id' | 'secret'>, more: IClientOptions = {}): Promise<MqttClient> {
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${this.port}`, {
      username: device.id,
      password: device.secret ?? '',
      reconnectPeriod: 0,
      connectTimeout: 5_000,
      ...more,
    });
    client.on('error', () => {});
    this.clients.push(client);
    return client;
  }

  /** One message, acknowledged; `say` in the `huying` format. */
  async says(device: SeededDevice, body: object, kind = 'alarm'): Promise<void> {
    const client = await this.connect(device);
    await client.publishAsync(`up/${device.id}/${kind}`, JSON.stringify(body), { qos: 1 });
    await client.endAsync();
  }

  alarmsOf(device: Pick<SeededDevice, 'elderId'>): Promise<Record<string, any>[]> {
    return this.database.query('SELECT * FROM alarm_ingestion.alarm WHERE elder_id = $1 ORDER BY raised_at, id', [device.elderId]);
  }

  async open(person: Person, device: Pick<SeededDevice, 'elderId'>): Promise<AlarmRow[]> {
    const { items } = (await person.get('/api/alarms?limit=200')).body as { items: AlarmRow[] };
    return items.filter((alarm) => alarm.elderId === device.elderId);
  }

  eventsOf(subject: string): Promise<{ name: string; payload: any; actor: any }[]> {
    return this.database.query('SELECT name, payload, actor FROM platform.event WHERE subject = $1 ORDER BY xid, id', [subject]);
  }

  private async begin(): Promise<void> {
    this.stage = await StageApp.start(this.database, 'alarm-ingestion', [AlarmIngestionModule]);
  }

  private async hangUp(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.endAsync(true).catch(() => {})));
  }
}
