// Real: PostgreSQL with a small seeded city, the MQTT door, gateways that speak for their children.
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('formats');
});
afterAll(() => ingestion?.stop());

const topicOf = async (id: string): Promise<string> =>
  (await ingestion.database.query<{ topic: string }>('SELECT topics->>0 AS topic FROM registry.device WHERE id = $1', [id]))[0]!.topic;
async function gatewayOf(topic: string): Promise<SeededDevice> {
  const id = topic.split('/')[1]!;
  return ingestion.find((device) => device.id === id);
}
async function carries(topic: string, payload: string | object, retain = false): Promise<void> {
  const client = await ingestion.connect(await gatewayOf(topic));
  await client.publishAsync(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { qos: 1, retain });
  await client.endAsync();
}
const deadLetters = () => ingestion.database.query<{ id: string; device_id: string; why: string }>('SELECT id, device_id, why FROM alarm_ingestion.dead_letter ORDER BY id');

test('a watch falls', async () => {
  const watch = ingestion.find((device) => device.class === 'WATCH');
  const client = await ingestion.connect(watch);
  const frame = '[3G*1234567890*0060*AL,280226,235901,A,30.551200,N,114.301100,E,0.00,0.0,0.0,6,80,15,1200,0,00200000,1,1,460,0,9000,8000,130,1,HomeWifi,aa:bb:cc:dd:ee:ff,-60]';
  await client.publishAsync(`watch/${watch.id}`, frame, { qos: 1 });
  const alarms = await ingestion.alarmsOf(watch);
  expect(alarms.map(({ type }) => type).toSorted()).toEqual(['FALL', 'LOW_BATTERY']);
  const [reading] = await ingestion.database.query('SELECT * FROM alarm_ingestion.reading WHERE device_id = $1', [watch.id]);
  expect(JSON.stringify(reading)).not.toMatch(/HomeWifi|aa:bb/);
});

test('smoke behind a gateway is the elder’s alarm, also from a gateway that asks to retain; offline by word is', async () => {
  const smoke = ingestion.find((device) => device.class === 'SMOKE');
  const topic = await topicOf(smoke.id);
  await carries(topic, { smoke: true, test: true, battery: 100 });
  expect(await ingestion.alarmsOf(smoke)).toEqual([]);
  await carries(topic, { smoke: true, battery: 99 }, true);
  expect(await ingestion.alarmsOf(smoke)).toMatchObject([{ type: 'SMOKE', device_id: smoke.id, level: 'P1' }]);
  await carries(`${topic}/availability`, { state: 'offline' });
  expect(await ingestion.alarmsOf(smoke)).toMatchObject([{ type: 'SMOKE' }, { type: 'OFFLINE', device_id: smoke.id }]);
});

test('a gateway whose line breaks leaves its will, and is offline', async () => {
  const smoke = ingestion.find((device) => device.class === 'SMOKE', 1);
  const gateway = await gatewayOf(await topicOf(smoke.id));
  const will = { topic: `zigbee2mqtt/${gateway.id}/bridge/state`, payload: Buffer.from('{"state":"offline"}'), qos: 1 as const, retain: true };
  const client = await ingestion.connect(gateway, { will });
  await client.publishAsync(will.topic, '{"state":"online"}', { qos: 1, retain: true });
  client.stream.destroy();
  await until('the gateway is offline', async () => {
    const rows = await ingestion.database.query(`SELECT FROM alarm_ingestion.alarm WHERE device_id = $1 AND type = 'OFFLINE'`, [gateway.id]);
    return rows.length === 1;
  });
});

test('a child that nobody has registered is a dead letter until it is', async () => {
  const smoke = ingestion.find((device) => device.class === 'SMOKE', 2);
  const gateway = await gatewayOf(await topicOf(smoke.id));
  const before = (await deadLetters()).length;
  await carries(`zigbee2mqtt/${gateway.id}/new sensor`, { gas: true });
  const letter = (await deadLetters())[before]!;
  expect(letter).toMatchObject({ device_id: gateway.id, why: 'unknown-device' });

  const engineer = await ingestion.person('device-engineer');
  const replay = () => engineer.post(`/api/dead-letters/${letter.id}/replay`);
  expect((await replay()).body).toMatchObject({ replayOutcome: 'unknown-device', replayedAt: null });
  await ingestion.database.query(
    `INSERT INTO registry.device SELECT (jsonb_populate_record(d, jsonb_build_object('id', 'GAS-NEW-1', 'class', 'GAS', 'topics', jsonb_build_array($2::text)))).*
     FROM registry.device d WHERE id = $1`,
    [smoke.id, `zigbee2mqtt/${gateway.id}/new sensor`],
  );
  await ingestion.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ('device.changed', 'registry', 'GAS-NEW-1', platform.now(), '420100', '{"deviceId":"GAS-NEW-1"}')`,
  );
  await until('it can be read', async () => (await replay()).body.replayOutcome === 'kept');
  expect(await ingestion.alarmsOf(smoke)).toMatchObject([{ type: 'GAS', device_id: 'GAS-NEW-1', count: 1 }]);
  expect((await replay()).body.code).toBe('already-replayed');
  expect((await engineer.get('/api/dead-letters')).body.items[0]).toMatchObject({ id: letter.id, topic: `zigbee2mqtt/${gateway.id}/new sensor` });
  const stranger = await ingestion.person('device-engineer', { orgPath: '420100.999999' });
  expect((await stranger.get('/api/dead-letters')).body.items).toEqual([]);
  expect((await stranger.post(`/api/dead-letters/${letter.id}/replay`)).status).toBe(404);
});

describe('water', () => {
  let register = 40;
  async function reads(meter: SeededDevice, m3: number): Promise<void> {
    const topic = await topicOf(meter.id);
    // Whatever changes in each telegram makes it another message; the time of receipt stands.
    await carries(topic, { _: 'telegram', media: 'water', meter: 'own', id: topic.split('/').at(-1), total_m3: m3, rssi: ++register });
  }
  async function forwardHours(meter: SeededDevice, hours: number, m3: number): Promise<void> {
    for (let hour = 0; hour < hours; hour++) {
      await ingestion.database.forward('1 hour');
      await reads(meter, m3);
    }
  }
  const waterAlarms = async (meter: SeededDevice) => (await ingestion.alarmsOf(meter)).filter(({ type }) => type === 'WATER_LOW');

  test('hardly any in 12 h raises once, also across a restart; a glass of water clears it', async () => {
    const meter = ingestion.find((device) => device.class === 'WATER');
    await reads(meter, 7);
    await forwardHours(meter, 6, 7.002);
    await ingestion.restart();
    await forwardHours(meter, 5, 7.004);
    expect(await waterAlarms(meter)).toEqual([]);
    await forwardHours(meter, 2, 7.004);
    expect(await waterAlarms(meter)).toMatchObject([{ level: 'P2', state: 'RAISED', count: 1, cleared_at: null }]);
    await forwardHours(meter, 1, 7.2);
    expect((await waterAlarms(meter))[0]!.cleared_at).not.toBeNull();
  });

  test('while the elder is away it is recorded and nobody is called', async () => {
    const meter = ingestion.find((device) => device.class === 'WATER', 1);
    await ingestion.database.query(
      `UPDATE registry.elder SET away_kind = 'RELATIVES', away_from = platform.now(), away_until = platform.now() + interval '3 days' WHERE id = $1`,
      [meter.elderId],
    );
    await reads(meter, 3);
    await forwardHours(meter, 14, 3);
    expect(await waterAlarms(meter)).toMatchObject([{ state: 'SUPPRESSED' }]);
    expect(await ingestion.open(await ingestion.operator(), meter)).toEqual([]);
  });
});
