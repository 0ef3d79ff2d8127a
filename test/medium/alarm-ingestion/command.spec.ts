// Real: PostgreSQL with a small seeded city, the registry and alarm-ingestion, the MQTT door, stock mqtt.js clients.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mqtt, { type MqttClient } from 'mqtt';
import { AlarmIngestionModule } from '../../../apps/alarm-ingestion/src/alarm-ingestion.module.js';
import { DoorService } from '../../../apps/alarm-ingestion/src/door/door.service.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import type { DemoDevice } from '../../../apps/registry/src/seed/seed-city.js';
import { account } from '#test/make/account.js';
import { secretsDir, StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';

type Seeded = DemoDevice & { id: string };
let database: StageDatabase;
let stage: StageApp;
let engineer: Person;
const clients: MqttClient[] = [];
const seeded = (): Seeded[] => Object.entries(JSON.parse(readFileSync(join(secretsDir(), 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>).map(([id, one]) => ({ id, ...one }));
const find = (fits: (device: Seeded) => boolean, which = 0): Seeded => seeded().filter((device) => device.state === 'IN_USE' && fits(device))[which]!;
const button = (which = 0): Seeded => find((device) => device.class === 'SOS', which);

beforeAll(async () => {
  database = await StageDatabase.clone('command');
  stage = await StageApp.start(database, 'registry', [RegistryModule, AlarmIngestionModule]);
  engineer = await stage.signedIn(account('device-engineer', { name: '贺川' }));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.endAsync(true).catch(() => {})));
  await stage?.stop();
  await database?.drop();
});

async function connect(id: string, secret: string): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${stage.app.get(DoorService).port}`, { username: id, password: secret, reconnectPeriod: 0, connectTimeout: 5_000 });
  client.on('error', () => {});
  clients.push(client);
  return client;
}
/** What comes down to a device, from its connection on. */
async function listening(device: Seeded, filter = `down/${device.id}/#`): Promise<{ client: MqttClient; heard: { topic: string; text: string }[] }> {
  const client = await connect(device.id, device.secret!);
  const heard: { topic: string; text: string }[] = [];
  client.on('message', (topic, payload) => heard.push({ topic, text: payload.toString() }));
  await client.subscribeAsync(filter, { qos: 1 });
  return { client, heard };
}
const ask = (id: string, body: object, by = engineer) => by.post(`/api/devices/${id}/commands`, body);
const stateOf = async (id: string): Promise<string> => (await engineer.get(`/api/devices/${id}/commands`)).body.items[0].state;

describe('a command', () => {
  it('waits for the line of its device, is sent once, and ends with the answer', async () => {
    const device = button();
    const asked = (await ask(device.id, { command: 'SET_SOS_NUMBERS', args: { numbers: ['12349'] } })).body;
    expect(asked).toMatchObject({ state: 'ASKED', byName: '贺川', answers: true, sentAt: null });
    const { client, heard } = await listening(device);
    await until('the command at the device', () => heard.length === 1);
    expect(heard[0]!.topic).toBe(`down/${device.id}/command`);
    expect(JSON.parse(heard[0]!.text)).toEqual({ id: asked.id, command: 'SET_SOS_NUMBERS', args: { numbers: ['12349'] } });
    expect(await stateOf(device.id)).toBe('SENT');
    // What was sent is forgotten: it held numbers to call.
    expect(JSON.stringify(await database.query('SELECT * FROM alarm_ingestion.device_command'))).not.toContain('12349');
    await client.publishAsync(`up/${device.id}/status`, JSON.stringify({ commandId: asked.id, result: 'done' }), { qos: 1 });
    expect((await engineer.get(`/api/devices/${device.id}/commands`)).body.items[0]).toMatchObject({ state: 'ACKNOWLEDGED', result: 'done' });
    expect(heard).toHaveLength(1);
    const told = await database.query<{ name: string; state: string }>(`SELECT name, payload->>'state' AS state FROM platform.event WHERE subject = $1 AND name LIKE 'device.command%' ORDER BY xid, id`, [device.id]);
    expect(told.map(({ name, state }) => state ?? name)).toEqual(['device.command-asked', 'SENT', 'ACKNOWLEDGED']);
  });

  it('goes to a watch as a frame of its own number, and the watch answers with the same word', async () => {
    const watch = find((device) => device.class === 'WATCH');
    const [{ serial }] = (await database.query('SELECT serial FROM registry.device WHERE id = $1', [watch.id])) as [{ serial: string }];
    const { client, heard } = await listening(watch);
    await ask(watch.id, { command: 'SET_INTERVAL', args: { seconds: 600 } });
    await until('the frame', () => heard.length === 1);
    expect(heard[0]).toEqual({ topic: `down/${watch.id}/frame`, text: `[3G*${serial}*000A*UPLOAD,600]` });
    await client.publishAsync(`watch/${watch.id}`, `[3G*${serial}*0006*UPLOAD]`, { qos: 1 });
    await until('the answer', async () => (await stateOf(watch.id)) === 'ACKNOWLEDGED');
  });

  it('for a bridge goes down the bridge’s own topics', async () => {
    const bridge = find((device) => device.class === 'GATEWAY' && device.format === 'zigbee2mqtt-json');
    const { client, heard } = await listening(bridge, `zigbee2mqtt/${bridge.id}/bridge/request/#`);
    const asked = (await ask(bridge.id, { command: 'REBOOT' })).body;
    await until('the request', () => heard.length === 1);
    await client.publishAsync(`zigbee2mqtt/${bridge.id}/bridge/response/restart`, JSON.stringify({ status: 'ok', transaction: asked.id }), { qos: 1 });
    await until('the answer', async () => (await stateOf(bridge.id)) === 'ACKNOWLEDGED');
  });

  it('that nobody’s line takes, or that is not answered, ends after ten minutes', async () => {
    const [away, deaf] = [button(1), button(2)];
    await ask(away.id, { command: 'SET_SOS_NUMBERS', args: { numbers: ['12345'] } });
    const { heard } = await listening(deaf);
    await ask(deaf.id, { command: 'RING' });
    await until('the ring', () => heard.length === 1);
    await database.forward('9 minutes 50 seconds');
    expect([await stateOf(away.id), await stateOf(deaf.id)]).toEqual(['ASKED', 'SENT']);
    await database.forward('11 seconds');
    await until('both ended', async () => (await stateOf(away.id)) === 'EXPIRED' && (await stateOf(deaf.id)) === 'EXPIRED');
    expect(JSON.stringify(await database.query('SELECT * FROM alarm_ingestion.device_command'))).not.toContain('12345');
    const late = await listening(away);
    await ask(away.id, { command: 'RING' });
    await until('the new command alone', () => late.heard.length > 0);
    expect(late.heard.map(({ text }) => JSON.parse(text).command)).toEqual(['RING']);
  });

  it.each<[string, () => string, object, number, string]>([
    ['a meter', () => find((device) => device.class === 'WATER').id, { command: 'REBOOT' }, 422, 'command-not-supported'],
    ['nobody', () => 'SOS-0', { command: 'RING' }, 404, 'device-not-found'],
    ['an interval of nothing', () => button(3).id, { command: 'SET_INTERVAL' }, 422, 'command-args-missing'],
    ['an interval of a second', () => button(3).id, { command: 'SET_INTERVAL', args: { seconds: 1 } }, 400, 'bad-input'],
    ['numbers of letters', () => button(3).id, { command: 'SET_SOS_NUMBERS', args: { numbers: ['[3G*'] } }, 400, 'bad-input'],
    ['an unknown one', () => button(3).id, { command: 'EXPLODE' }, 400, 'bad-input'],
  ])('is refused: %s', async (_, id, body, status, code) => expect(await ask(id(), body)).toMatchObject({ status, body: { code } }));

  it('is refused to other scopes and roles, and to what lies in the store', async () => {
    const foreign = await stage.signedIn(account('operator', { orgPath: '420100.420199' }));
    expect((await ask(button(3).id, { command: 'RING' }, foreign)).body.code).toBe('device-not-found');
    expect((await foreign.get(`/api/devices/${button(3).id}/commands`)).status).toBe(404);
    expect((await ask(button(3).id, { command: 'RING' }, await stage.signedIn(account('auditor')))).status).toBe(403);
    const [{ id }] = (await database.query(`SELECT id FROM registry.device WHERE state = 'IN_STOCK' LIMIT 1`)) as [{ id: string }];
    expect((await ask(id, { command: 'RING' })).body.code).toBe('device-not-at-home');
  });

  it('is taken by one of two doors', async () => {
    const other = await StageApp.start(database, 'alarm-ingestion', [AlarmIngestionModule]);
    try {
      const device = button(4);
      const port = other.app.get(DoorService).port;
      const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { username: device.id, password: device.secret!, reconnectPeriod: 0 });
      clients.push(client);
      const heard: string[] = [];
      client.on('message', (_, payload) => heard.push(payload.toString()));
      await client.subscribeAsync(`down/${device.id}/command`, { qos: 1 });
      await ask(device.id, { command: 'LOCATE' });
      await until('the command at the other door', () => heard.length === 1);
      expect(await stateOf(device.id)).toBe('SENT');
      await client.endAsync(true);
    } finally {
      await other.stop();
    }
  });
});

describe('new credentials', () => {
  const issue = async (id: string, body: object = {}): Promise<{ secret: string; previousUntil: string | null }> => (await engineer.post(`/api/registry/devices/${id}/credentials`, body)).body;
  const opens = async (id: string, secret: string): Promise<boolean> =>
    connect(id, secret).then(async (client) => (await client.endAsync(true), true), () => false);

  it('open the door, the old ones for a day more; the standing line is ended', async () => {
    const device = button(5);
    const { client } = await listening(device);
    const cut = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const fresh = await issue(device.id);
    await cut;
    expect(fresh.previousUntil).not.toBeNull();
    expect([await opens(device.id, fresh.secret), await opens(device.id, device.secret!), await opens(device.id, 'guess')]).toEqual([true, true, false]);
    const [stored] = await database.query('SELECT secret_hash, previous_secret_hash FROM registry.device WHERE id = $1', [device.id]);
    expect(JSON.stringify(stored)).not.toContain(fresh.secret);
    await database.forward('24 hours 1 second');
    await until('the old secret refused', async () => !(await opens(device.id, device.secret!)));
    expect(await opens(device.id, fresh.secret)).toBe(true);
    expect((await engineer.get(`/api/registry/devices/${device.id}`)).body.credentials).toMatchObject([{ byName: '贺川', previousUntil: fresh.previousUntil }]);
  });

  it('can end the old ones at once', async () => {
    const device = button(6);
    expect(await opens(device.id, device.secret!)).toBe(true);
    const fresh = await issue(device.id, { revoke: true });
    expect(fresh.previousUntil).toBeNull();
    await until('the old secret refused', async () => !(await opens(device.id, device.secret!)));
    expect(await opens(device.id, fresh.secret)).toBe(true);
  });

  it('are taken from what goes back to the store, and are not given to what a gateway speaks for', async () => {
    const device = button(7);
    await engineer.post(`/api/registry/devices/${device.id}/moves`, { to: 'IN_STOCK', note: '翻新' });
    await until('the door shut', async () => !(await opens(device.id, device.secret!)));
    expect((await engineer.post(`/api/registry/devices/${find((one) => one.class === 'SMOKE').id}/credentials`, {})).body.code).toBe('speaks-through-gateway');
  });
});

describe('who is silent and whose battery ends', () => {
  it('is listed by the longest silence, in the caller’s scope', async () => {
    const [quiet, loud] = [button(8), button(9)];
    await (await connect(loud.id, loud.secret!)).publishAsync(`up/${loud.id}/telemetry`, JSON.stringify({ metrics: { battery: 15 } }), { qos: 1 });
    const ids = async (person: Person): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const { body }: { body: { items: { id: string }[]; next: string | null } } = await person.get(`/api/devices/silent?limit=200${after && `&after=${after}`}`);
        found.push(...body.items.map(({ id }) => id));
        after = body.next;
      }
      return found;
    };
    const silent = await ids(engineer);
    expect([silent.includes(quiet.id), silent.includes(loud.id), new Set(silent).size === silent.length]).toEqual([true, false, true]);
    expect(await ids(await stage.signedIn(account('device-engineer', { orgPath: '420100.420199' })))).toEqual([]);
    expect((await engineer.get('/api/devices/silent?after=bm8')).status).toBe(400);
    expect((await engineer.get(`/api/devices/${loud.id}/presence`)).body).toMatchObject({ percent: 15, offline: false, lastSeenAt: expect.any(String) });
  });

  it('names what says that its battery is low, with the percentage', async () => {
    const device = button(10);
    await (await connect(device.id, device.secret!)).publishAsync(`up/${device.id}/alarm`, JSON.stringify({ metrics: { battery: 8 }, alarms: [{ type: 'LOW_BATTERY', active: true }] }), { qos: 1 });
    const { items } = (await engineer.get('/api/devices/battery?limit=200')).body;
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ id: device.id, percent: 8, class: 'SOS' })]));
    expect((await (await stage.signedIn(account('device-engineer', { orgPath: '420100.420199' }))).get('/api/devices/battery')).body.items).toEqual([]);
  });
});

it('an alarm inside its test window activates a device, and calls nobody', async () => {
  const [{ id }] = (await database.query(`SELECT id FROM registry.device WHERE state = 'IN_STOCK' AND class = 'SOS' ORDER BY id LIMIT 1`)) as [{ id: string }];
  const { elderId } = find((device) => device.class === 'SMOKE');
  const { secret } = (await engineer.post(`/api/registry/devices/${id}/credentials`, {})).body;
  await engineer.post(`/api/registry/devices/${id}/moves`, { to: 'ISSUED', elderId });
  await engineer.post(`/api/registry/devices/${id}/moves`, { to: 'INSTALLED', place: '床头' });
  const opened = await engineer.post(`/api/devices/${id}/test`, { purpose: 'ACTIVATION', minutes: 10 });
  expect(opened.status).toBe(201);
  const client = await until('the door to know it', () => connect(id, secret));
  await client.publishAsync(`up/${id}/alarm`, JSON.stringify({ alarms: [{ type: 'SOS', active: true }] }), { qos: 1 });
  await until('in use', async () => (await engineer.get(`/api/registry/devices/${id}`)).body.state === 'IN_USE');
  expect((await engineer.get(`/api/registry/devices/${id}`)).body.moves[0]).toMatchObject({ fromState: 'INSTALLED', toState: 'IN_USE', byName: null });
  expect(client.connected).toBe(true);
  expect(await database.query(`SELECT name FROM platform.event WHERE name = 'alarm.raised' AND payload->>'deviceId' = $1`, [id])).toEqual([]);
});
