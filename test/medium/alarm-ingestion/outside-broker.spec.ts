// Real: Debian's Mosquitto with a store, its own clients, PostgreSQL with a small seeded city. The embedded door is shut.
import { execFile } from 'node:child_process';
import { StageDatabase } from '#test/stage/database.js';
import { Mosquitto, mosquittoInstalled } from '#test/stage/mosquitto.js';
import { until } from '#test/stage/until.js';
import { OutsideNode, seeded } from './outside-broker-node.js';

const whereInstalled = mosquittoInstalled() ? describe : describe.skip;

let database: StageDatabase;
let mosquitto: Mosquitto;
let node: OutsideNode;
beforeAll(async () => {
  database = await StageDatabase.clone('outside');
});
afterAll(async () => {
  delete process.env['MQTT_URL'];
  await database?.drop();
});

const buttons = () => seeded(({ class: kind, secret }) => kind === 'SOS' && secret !== null);
let place = 0;
/** A button that no other test has used. */
const button = () => buttons()[place++]!;
let seq = 0;
const telemetry = (more: object = {}) => ({ seq: ++seq, at: new Date().toISOString(), metrics: { battery: 80 }, ...more });
const sos = () => ({ seq: ++seq, at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] });
const readings = async (id: string) => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM alarm_ingestion.reading WHERE device_id = $1', [id]))[0]!.n;
const stored = (id: string, n: number, patienceMs = 20_000) => until(`${n} readings of ${id} are stored`, async () => (await readings(id)) === n, patienceMs);
const alarms = (elderId: string | null) => database.query<{ type: string; count: number }>('SELECT type, count FROM alarm_ingestion.alarm WHERE elder_id = $1', [elderId]);
const settled = () => until('all is acknowledged', async () => (await node.state()).unacknowledged === 0);

whereInstalled('what devices say at an outside broker', () => {
  beforeAll(async () => {
    mosquitto = await Mosquitto.start();
    node = await OutsideNode.start(database, mosquitto.url);
  });
  afterAll(async () => {
    await node?.stop();
    await mosquitto?.close();
  });

  test.each(['0', '1', '2'])('QoS %s is stored, and the call is an alarm', async (qos) => {
    const { id, elderId } = button();
    await mosquitto.publish(`up/${id}/alarm`, sos(), '-q', qos);
    await until('the alarm is raised', async () => (await alarms(elderId)).length === 1);
    expect(await readings(id)).toBe(1);
  });

  test('a gateway speaks for its children, by the registry alone', async () => {
    const [smoke] = seeded(({ class: kind, topics }) => kind === 'SMOKE' && topics[0]!.startsWith('zigbee2mqtt/'));
    await mosquitto.publish(smoke!.topics[0]!, { smoke: true, battery: 90 });
    await until('the alarm is raised', async () => (await alarms(smoke!.elderId)).some(({ type }) => type === 'SMOKE'));
    expect(await readings(smoke!.id)).toBe(1);
  });

  test('what was said before we came is state: a retained call raises nothing', async () => {
    const { id, elderId } = button();
    await node.stop();
    await mosquitto.publish(`watch/nobody/x`, 'not ours');
    await mosquitto.publish(`up/${id}/alarm`, sos(), '-r');
    // A new node: the broker gives it what is retained.
    node = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'newcomer' });
    await stored(id, 1);
    expect(await alarms(elderId)).toEqual([]);
    await node.stop();
    node = await OutsideNode.start(database, mosquitto.url);
    await settled();
  });

  test('a topic that nobody is registered for is a dead letter, and stops nobody', async () => {
    const { id } = button();
    await mosquitto.publish('up/SOS-000000-0000/alarm', sos());
    await mosquitto.publish(`up/${id}/telemetry`, telemetry());
    await stored(id, 1);
    const [letter] = await database.query<{ id: string }>(`SELECT id, why, topic FROM alarm_ingestion.dead_letter WHERE device_id = ''`);
    expect(letter).toMatchObject({ why: 'unknown-device', topic: 'up/SOS-000000-0000/alarm' });
    await settled();

    // Registered at last: its call is heard after all.
    const engineer = await node.signedIn('device-engineer');
    const replay = () => engineer.post(`/api/dead-letters/${letter!.id}/replay`);
    expect((await replay()).body.code).toBe('device-gone');
    const { elderId } = button();
    await database.query(
      `INSERT INTO registry.device SELECT (jsonb_populate_record(d, '{"id":"SOS-000000-0000","topics":["up/SOS-000000-0000/+"]}')).* FROM registry.device d WHERE elder_id = $1 AND class = 'SOS' LIMIT 1`,
      [elderId],
    );
    await until('it is replayed', async () => (await replay()).status === 200);
    expect(await alarms(elderId)).toEqual([{ type: 'SOS', count: 1 }]);
  });

  test('a device gets its receipt through the broker, after the commit', async () => {
    const { id } = button();
    const heard = new Promise<string>((resolve, reject) => {
      const listener = execFile('mosquitto_sub', ['-h', '127.0.0.1', '-p', String(mosquitto.port), '-i', 'listener', '-t', `down/${id}/receipt`, '-C', '1', '-W', '20'], (error, out) => (error ? reject(error) : resolve(out)));
      listener.unref();
    });
    await until('the device listens', () => mosquitto.logged(/Sending SUBACK to listener/) === 1);
    await mosquitto.publish(`up/${id}/telemetry`, telemetry({ seq: 77, receipt: true }));
    expect((await heard).trim()).toBe('{"seq":77}');
    expect(await readings(id)).toBe(1);
  });
});

whereInstalled('nothing is lost', () => {
  beforeEach(async () => {
    mosquitto = await Mosquitto.start();
    node = await OutsideNode.start(database, mosquitto.url);
  });
  afterEach(async () => {
    await node.stop();
    await mosquitto.close();
  });

  test('the database is gone for a while: no PUBACK, then everything is drained', async () => {
    const { id } = button();
    await mosquitto.publish(`up/${id}/telemetry`, telemetry());
    await stored(id, 1);
    await until('it is acknowledged', () => mosquitto.acknowledgedBy('huying-a') === 1);
    await database.away(async () => {
      await mosquitto.publishLines(`up/${id}/telemetry`, Array.from({ length: 300 }, () => JSON.stringify(telemetry())));
      await until('they have come in', async () => (await node.state().catch(() => null))?.unacknowledged === 300);
      expect(mosquitto.acknowledgedBy('huying-a')).toBe(1);
    });
    await stored(id, 301, 30_000);
    await until('all are acknowledged', () => mosquitto.acknowledgedBy('huying-a') === 301);
  });

  test('more comes than fits while the database is away: reading stops, memory stays bounded, and goes on after', async () => {
    const { id } = button();
    const taken = async () => (await node.state().catch(() => null))?.unacknowledged ?? 0;
    const lines = (n: number) => Array.from({ length: n }, () => JSON.stringify(telemetry()));
    await database.away(async () => {
      // As many as MQTT 5 lets a broker send ahead; QoS 0 knows no such limit, so the line itself is held.
      await mosquitto.publishLines(`up/${id}/telemetry`, lines(3_000));
      await until('the broker waits for our PUBACKs', async () => (await taken()) === 2_000);
      await mosquitto.publishLines(`up/${id}/telemetry`, lines(4_000), '-q', '0');
      await until('no more is taken', async () => (await taken()) === 5_000);
      await mosquitto.publishLines(`up/${id}/telemetry`, lines(500), '-q', '0');
      expect(await taken()).toBe(5_000);
    });
    await until('all of QoS 1 is acknowledged', () => mosquitto.acknowledgedBy('huying-a') === 3_000, 40_000);
    expect(await readings(id)).toBeGreaterThanOrEqual(6_000);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('the broker ends by %s and comes back with its store: what was not committed comes again', async (signal) => {
    const { id } = button();
    await database.away(async () => {
      await mosquitto.publishLines(`up/${id}/telemetry`, Array.from({ length: 200 }, () => JSON.stringify(telemetry())));
      await until('they have come in', async () => (await node.state().catch(() => null))?.unacknowledged === 200);
      await mosquitto.writeOut();
      await mosquitto.end(signal);
      // Nothing is committed, and this process forgets what it holds: only the broker has it.
      await node.stop();
    });
    expect(await readings(id)).toBe(0);
    await mosquitto.begin();
    node = await OutsideNode.start(database, mosquitto.url);
    await stored(id, 200);
    expect((await node.state()).sessionLosses).toBe(0);
  });

  test('reconnected within five seconds, and what was committed is not needed again', async () => {
    const { id } = button();
    await mosquitto.publishLines(`up/${id}/telemetry`, Array.from({ length: 50 }, () => JSON.stringify(telemetry())));
    await stored(id, 50);
    await settled();
    await mosquitto.end('SIGKILL');
    mosquitto.forgetEverything();
    await mosquitto.begin();
    const backAt = performance.now();
    await until('the broker has let us in again', async () => (await node.state()).connected);
    expect(performance.now() - backAt).toBeLessThan(5_000);
    await mosquitto.publish(`up/${id}/telemetry`, telemetry());
    await stored(id, 51);
  });

  test('an hour’s backlog is drained completely', async () => {
    const [one, other] = [button(), button()];
    await node.stop();
    const lines = () => Array.from({ length: 10_000 }, () => JSON.stringify(telemetry()));
    await Promise.all([mosquitto.publishLines(`up/${one.id}/telemetry`, lines()), mosquitto.publishLines(`up/${other.id}/telemetry`, lines())]);
    node = await OutsideNode.start(database, mosquitto.url);
    await stored(one.id, 10_000, 60_000);
    await stored(other.id, 10_000);
    await settled();
    await until('the broker has written down each PUBACK', () => mosquitto.acknowledgedBy('huying-a') >= 20_000);
    expect(mosquitto.acknowledgedBy('huying-a')).toBe(20_000);
  });

  test('the protocol before MQTT 5 does as well', async () => {
    const { id } = button();
    await node.stop();
    node = await OutsideNode.start(database, mosquitto.url, { MQTT_VERSION: '3.1.1', NODE_NAME: 'old' });
    await node.stop();
    await mosquitto.publishLines(`up/${id}/telemetry`, Array.from({ length: 500 }, () => JSON.stringify(telemetry())));
    node = await OutsideNode.start(database, mosquitto.url, { MQTT_VERSION: '3.1.1', NODE_NAME: 'old' });
    await stored(id, 500);
  });
});

whereInstalled('a broker that has forgotten us', () => {
  beforeEach(async () => {
    mosquitto = await Mosquitto.start();
  });
  afterEach(async () => {
    await node.stop();
    await mosquitto.close();
  });

  test('is reported: event, row, health, metric; whether it happened before our eyes or while we were away', async () => {
    node = await OutsideNode.start(database, mosquitto.url.replace('//', '//me:hushhush@'));
    const name = `127.0.0.1:${mosquitto.port}`;
    const events = () => database.query<{ payload: Record<string, string>; org_path: string }>(`SELECT payload, org_path FROM platform.event WHERE name = 'broker.session-lost' AND subject = $1 ORDER BY id`, [name]);
    await until('the session is known', async () => (await node.brokers()).some(({ broker }) => broker === name));
    expect(await events()).toEqual([]);

    await mosquitto.end('SIGKILL');
    mosquitto.forgetEverything();
    await mosquitto.begin();
    await until('the loss is an event', async () => (await events()).length === 1);
    const [{ payload, org_path: orgPath }] = (await events()) as [{ payload: Record<string, string>; org_path: string }];
    expect([payload['broker'], payload['node'], orgPath]).toEqual([name, 'a', '420100']);
    expect(Date.parse(payload['lastSeenAt']!)).toBeLessThanOrEqual(Date.parse(payload['lostAt']!));
    await until('health says it', async () => (await node.state()).sessionLosses === 1);
    expect((await node.brokers()).find(({ broker }) => broker === name)).toMatchObject({ node: 'a', losses: 1, missingSince: payload['lastSeenAt'], lostAt: payload['lostAt'] });
    const metrics = await node.metrics();
    expect(metrics).toContain(`huying_broker_session_losses_total{broker="${name}"} 1`);
    expect(metrics + JSON.stringify([await node.state(), await node.brokers(), await events()])).not.toContain('hushhush');

    await node.stop();
    await mosquitto.end();
    mosquitto.forgetEverything();
    await mosquitto.begin();
    node = await OutsideNode.start(database, mosquitto.url);
    await until('the second loss is an event', async () => (await events()).length === 2);
    await node.stop();
    node = await OutsideNode.start(database, mosquitto.url);
    expect(await events()).toHaveLength(2);
  });
});
