// Real: PostgreSQL with a small seeded city, the MQTT door, stock MQTT clients that speak as gateways and devices of many makes do.
import type { DeviceClass } from '#contracts/device.js';
import { cjt188Volume, dlt645 } from '#test/make/meter-frame.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
let home: SeededDevice;
beforeAll(async () => {
  ingestion = await Ingestion.start('gateways');
  home = ingestion.button(3);
});
afterAll(() => ingestion?.stop());

/** Alarms of one elder never stand twice, so what is counted by device belongs to none. Registers a device like the seeded button's, so that it signs in with the button's secret; a child needs none. */
async function registers(id: string, deviceClass: DeviceClass, format: string, topics: string[], more: object = {}): Promise<SeededDevice> {
  await ingestion.database.query(
    `INSERT INTO registry.device SELECT (jsonb_populate_record(d, $2::jsonb)).* FROM registry.device d WHERE id = $1`,
    [home.id, JSON.stringify({ id, class: deviceClass, format, topics, ...more })],
  );
  return { ...home, id };
}
async function says(device: SeededDevice, topic: string, payload: string | Buffer | object, retain = false): Promise<void> {
  const client = await ingestion.connect(device);
  const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
  await client.publishAsync(topic, bytes, { qos: 1, retain });
  await client.endAsync();
}
const readingsOf = (id: string) =>
  ingestion.database.query<{ metrics: object; at: Date }>('SELECT metrics, at FROM alarm_ingestion.reading WHERE device_id = $1 ORDER BY at, number', [id]);
const lettersOf = (id: string) => ingestion.database.query<{ id: string; why: string; topic: string }>('SELECT id, why, topic FROM alarm_ingestion.dead_letter WHERE device_id = $1 ORDER BY id', [id]);
const alarmsBy = (ids: string[]) => ingestion.database.query<{ id: string; device_id: string; type: string; level: string; count: number; cleared_at: Date | null }>('SELECT * FROM alarm_ingestion.alarm WHERE device_id = ANY ($1) ORDER BY raised_at, id', [ids]);

test('one message of three children: two are kept, the third is a letter that is read once somebody has registered it', async () => {
  const gateway = await registers('TBG-1', 'GATEWAY', 'thingsboard-mqtt', ['v1/gateway/TBG-1/#', 'v1/gateway/telemetry']);
  await registers('VIT-1', 'VITALS', 'thingsboard-mqtt', ['v1/gateway/TBG-1/Bed 1'], { secret_hash: null });
  await registers('FALL-1', 'FALL', 'thingsboard-mqtt', ['v1/gateway/TBG-1/Fall 2'], { secret_hash: null });
  const ts = Date.parse('2026-01-05T07:00:00Z');
  await says(gateway, 'v1/gateway/telemetry', {
    'Bed 1': [{ ts, values: { heartRate: 61 } }, { ts: ts + 60_000, values: { heartRate: 63 } }],
    'Fall 2': [{ values: { fall: true } }],
    'Door 3': [{ ts, values: { doorOpen: true } }],
  });
  expect((await readingsOf('VIT-1')).map(({ metrics }) => metrics)).toEqual([{ heartRate: 61 }, { heartRate: 63 }]);
  expect(await alarmsBy(['FALL-1'])).toMatchObject([{ type: 'FALL', level: 'P1' }]);
  const [letter, ...others] = await lettersOf('TBG-1');
  expect([letter, others]).toMatchObject([{ why: 'unknown-device', topic: 'v1/gateway/telemetry#Door 3' }, []]);

  await registers('DOOR-3', 'DOOR', 'thingsboard-mqtt', ['v1/gateway/TBG-1/Door 3'], { secret_hash: null });
  await ingestion.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ('device.changed', 'registry', 'DOOR-3', platform.now(), '420100', '{"deviceId":"DOOR-3"}')`,
  );
  const engineer = await ingestion.person('device-engineer');
  await until('it can be read', async () => (await engineer.post(`/api/dead-letters/${letter!.id}/replay`)).body.replayOutcome === 'kept');
  expect(await readingsOf('DOOR-3')).toMatchObject([{ metrics: { contactOpen: true } }]);
  expect(await readingsOf('VIT-1')).toHaveLength(2);
  expect(await alarmsBy(['FALL-1'])).toHaveLength(1);
});

test('a gateway does not speak for the child of another', async () => {
  const stranger = await registers('TBG-2', 'GATEWAY', 'thingsboard-mqtt', ['v1/gateway/TBG-2/#', 'v1/gateway/telemetry']);
  await says(stranger, 'v1/gateway/telemetry', { 'Bed 1': [{ values: { heartRate: 200 } }] });
  expect(await lettersOf('TBG-2')).toMatchObject([{ why: 'unknown-device' }]);
  expect(await readingsOf('VIT-1')).toHaveLength(2);
});

test('a DTU with two frames, as bytes and as text', async () => {
  const dtu = await registers('DTU-1', 'GATEWAY', 'dlt645-2007', ['dtu/DTU-1/#']);
  await registers('POWER-1', 'POWER', 'dlt645-2007', ['dtu/DTU-1/000000000161'], { secret_hash: null });
  await registers('POWER-2', 'POWER', 'dlt645-2007', ['dtu/DTU-1/000000000162'], { secret_hash: null });
  const frames = Buffer.concat([dlt645('000000000161', 0x91, '00000100 26010000'), dlt645('000000000162', 0x91, '00000100 50000000')]);
  await says(dtu, 'dtu/DTU-1/up', frames);
  expect([await readingsOf('POWER-1'), await readingsOf('POWER-2')]).toMatchObject([[{ metrics: { energyImportTotal: 1.26 } }], [{ metrics: { energyImportTotal: 0.5 } }]]);

  const water = await registers('DTU-2', 'GATEWAY', 'cjt188-2004', ['dtu/DTU-2/#']);
  await registers('WATER-1', 'WATER', 'cjt188-2004', ['dtu/DTU-2/00002026030001'], { secret_hash: null });
  await says(water, 'dtu/DTU-2/up', `FEFE${cjt188Volume('00002026030001', '00012345').toString('hex')}`);
  expect(await readingsOf('WATER-1')).toMatchObject([{ metrics: { volumeTotal: 123.45 } }]);
  expect(await lettersOf('DTU-1')).toEqual([]);
});

test('bluetooth behind OpenMQTTGateway; the neighbours’ phones are nobody’s', async () => {
  const gateway = await registers('OMG-1', 'GATEWAY', 'openmqttgateway', ['home/OMG-1/#']);
  await registers('DOOR-4', 'DOOR', 'openmqttgateway', ['home/OMG-1/BTtoMQTT/A4C138000001'], { secret_hash: null });
  await says(gateway, 'home/OMG-1/BTtoMQTT/A4C138000001', { id: 'A4:C1:38:00:00:01', open: true, batt: 77 });
  await says(gateway, 'home/OMG-1/BTtoMQTT/C47C8D000001', { id: 'C4:7C:8D:00:00:01', name: 'a phone', rssi: -90 });
  expect(await readingsOf('DOOR-4')).toMatchObject([{ metrics: { contactOpen: true, battery: 77 } }]);
  expect(await lettersOf('OMG-1')).toEqual([]);
});

test('the meaning of a number is the child’s: an Aqara gas sensor, said twice', async () => {
  const gateway = await registers('AGW-1', 'GATEWAY', 'aqara-gateway-mqtt', ['aqara/AGW-1/#', 'zigbee/send']);
  await registers('GAS-1', 'GAS', 'aqara-gateway-mqtt', ['aqara/AGW-1/lumi.0001'], { secret_hash: null });
  const report = { cmd: 'report', id: 2000000001, did: 'lumi.0001', time: Date.parse('2026-01-05T07:00:00Z'), mi_spec: [{ siid: 2, piid: 1, value: 1 }] };
  await says(gateway, 'zigbee/send', report);
  await says(gateway, 'zigbee/send', { ...report, rssi: -50 });
  expect(await alarmsBy(['GAS-1'])).toMatchObject([{ type: 'GAS', count: 1 }]);
  expect(await readingsOf('GAS-1')).toHaveLength(1);
});

test('an alarm that asks to be retained is an alarm: our door hears it as it is said', async () => {
  const gateway = await registers('HA-1', 'GATEWAY', 'homeassistant-statestream', ['statestream/HA-1/#']);
  await registers('SMOKE-1', 'SMOKE', 'homeassistant-statestream', ['statestream/HA-1/binary_sensor/ceiling/state'], { secret_hash: null });
  await says(gateway, 'statestream/HA-1/binary_sensor/ceiling/state', 'on', true);
  expect(await readingsOf('SMOKE-1')).toMatchObject([{ metrics: { smoke: true } }]);
  expect(await alarmsBy(['SMOKE-1'])).toMatchObject([{ type: 'SMOKE' }]);
});

test('a gateway that is gone makes its twenty children unknown, not twenty alarms; they are judged again after its return', async () => {
  const gateway = await registers('OMG-2', 'GATEWAY', 'openmqttgateway', ['home/OMG-2/#'], { heartbeat_seconds: 86_400, elder_id: null });
  const macs = Array.from({ length: 20 }, (_, i) => `A4C1380000${(i + 16).toString(16).toUpperCase()}`);
  const children = macs.map((_, i) => `MOT-${i}`);
  for (const [i, mac] of macs.entries()) await registers(children[i]!, 'MOTION', 'openmqttgateway', [`home/OMG-2/BTtoMQTT/${mac}`], { secret_hash: null, heartbeat_seconds: 7200, elder_id: null });
  await until('the door knows them', async () => {
    for (const mac of macs) await says(gateway, `home/OMG-2/BTtoMQTT/${mac}`, { motion: true });
    return (await readingsOf(children[19]!)).length > 0;
  });
  await says(gateway, 'home/OMG-2/LWT', 'offline', true);
  expect(await alarmsBy(['OMG-2'])).toMatchObject([{ type: 'OFFLINE', level: 'T' }]);
  const offline = () => alarmsBy(children).then((alarms) => alarms.filter(({ type }) => type === 'OFFLINE'));
  const fired = () => ingestion.database.query(`SELECT FROM platform.timer WHERE kind = 'device.silent' AND subject = ANY ($1) AND due_at <= platform.now()`, [children]);
  await ingestion.database.forward('13 hours');
  await until('the silence of each was judged', async () => (await fired()).length === 0);
  expect(await offline()).toEqual([]);

  await says(gateway, 'home/OMG-2/LWT', 'online', true);
  expect((await alarmsBy(['OMG-2']))[0]!.cleared_at).not.toBeNull();
  await ingestion.database.forward('110 min');
  await says(gateway, `home/OMG-2/BTtoMQTT/${macs[0]}`, { motion: false });
  expect(await offline()).toEqual([]);
  await ingestion.database.forward('11 hours');
  await says(gateway, 'home/OMG-2/SYStoMQTT', { uptime: 1 });
  await until('the nineteen that stayed silent are called offline', async () => (await offline()).length === 19);
  expect((await offline()).map(({ device_id }) => device_id)).not.toContain(children[0]);
});

test('what sleeps says "Offline" by design; a plug does not', async () => {
  const door = await registers('TAS-DOOR', 'DOOR', 'tasmota', ['tele/TAS-DOOR/+'], { elder_id: null });
  const plug = await registers('TAS-PLUG', 'POWER', 'tasmota', ['tele/TAS-PLUG/+'], { elder_id: null });
  for (const device of [door, plug]) {
    const will = { topic: `tele/${device.id}/LWT`, payload: Buffer.from('Offline'), qos: 1 as const, retain: true };
    const client = await ingestion.connect(device, { will });
    await client.publishAsync(will.topic, 'Online', { qos: 1, retain: true });
    client.stream.destroy();
  }
  await until('the plug is offline', async () => (await alarmsBy(['TAS-PLUG'])).length === 1);
  expect(await alarmsBy(['TAS-DOOR'])).toEqual([]);
});

test('a gateway silences its own children alone: not the rest of its make, and none once it is taken back', async () => {
  const alink = await registers('ALG-1', 'GATEWAY', 'alink', ['/sys/+/ALG-1/#'], { heartbeat_seconds: 60, elder_id: null });
  const neighbour = await registers('ALP-1', 'POWER', 'alink', ['/sys/+/ALP-1/#'], { heartbeat_seconds: 7200, elder_id: null });
  const retired = await registers('OMG-3', 'GATEWAY', 'openmqttgateway', ['home/OMG-3/#'], { heartbeat_seconds: 86_400, elder_id: null });
  await registers('MOT-R', 'MOTION', 'openmqttgateway', ['home/OMG-3/BTtoMQTT/A4C138000099'], { secret_hash: null, heartbeat_seconds: 7200, elder_id: null });
  await says(neighbour, '/sys/product/ALP-1/thing/event/property/post', { params: { battery: 50 } });
  await says(retired, 'home/OMG-3/BTtoMQTT/A4C138000099', { motion: true });
  await says(retired, 'home/OMG-3/LWT', 'offline', true);
  await ingestion.database.query(`UPDATE registry.device SET state = 'RETIRED' WHERE id = 'OMG-3'`);
  await says(alink, '/sys/product/ALG-1/thing/event/property/post', { params: {} });
  const offline = async (id: string) => (await alarmsBy([id])).some(({ type }) => type === 'OFFLINE');
  await ingestion.database.forward('1 hour');
  await until('the gateway is called offline', () => offline('ALG-1'));
  await ingestion.database.forward('13 hours');
  await until('another of its make is', () => offline('ALP-1'));
  await until('the child of one that was taken back is', () => offline('MOT-R'));
});

test('attributes of one child are published one after another: that two are "true" makes no double of the smoke', async () => {
  const gateway = await registers('ZGW-T', 'GATEWAY', 'zigbee2mqtt-json', ['zigbee2mqtt/ZGW-T/#']);
  const topic = 'zigbee2mqtt/ZGW-T/ceiling';
  await registers('SMOKE-T', 'SMOKE', 'zigbee2mqtt-text', [topic, `${topic}/battery_low`, `${topic}/smoke`], { secret_hash: null, elder_id: null });
  await says(gateway, `${topic}/battery_low`, 'true');
  await says(gateway, `${topic}/smoke`, 'true');
  await says(gateway, `${topic}/smoke`, 'true');
  expect((await alarmsBy(['SMOKE-T'])).map(({ type, count }) => [type, count]).toSorted()).toEqual([['LOW_BATTERY', 1], ['SMOKE', 1]]);
});

test('a detector that was called broken says nothing for another of the same home', async () => {
  const elder = ingestion.button(12);
  const operator = await ingestion.operator();
  const detector = async (id: string) => ({ ...(await registers(id, 'SMOKE', 'huying', [`up/${id}/+`], { elder_id: elder.elderId })), elderId: elder.elderId });
  const [broken, bedroom] = [await detector('SMOKE-BROKEN'), await detector('SMOKE-BEDROOM')];
  const burns = (device: SeededDevice, seq: number) => ingestion.says(device, { seq, at: new Date().toISOString(), alarms: [{ type: 'SMOKE', active: true }] });
  const open = async () => (await ingestion.open(operator, elder)).filter(({ type }) => type === 'SMOKE').map(({ deviceId }) => deviceId);
  await burns(broken, 1);
  const [alarm] = await alarmsBy([broken.id]);
  await operator.post(`/api/alarms/${alarm!.id}/acknowledge`);
  await operator.post(`/api/alarms/${alarm!.id}/close`, { reason: 'FALSE_DEVICE', safetyVerifiedBy: 'voice' });
  await burns(broken, 2);
  expect(await open()).toEqual([]);
  await burns(bedroom, 1);
  expect(await open()).toEqual([bedroom.id]);
});
