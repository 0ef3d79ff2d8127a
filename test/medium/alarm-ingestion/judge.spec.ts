// Real: PostgreSQL with a small seeded city, the MQTT door, timers by the database's movable clock. Sensors of our own format stand beside a seeded button.
import type { DeviceClass } from '#contracts/device.js';
import { until } from '#test/stage/until.js';
import { Ingestion, type SeededDevice } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('judge');
});
afterAll(() => ingestion?.stop());

/** One more sensor in the home of the button, with the button's secret. Its heartbeat is an hour, so that three hours of silence are silence. */
async function sensor(button: SeededDevice, deviceClass: DeviceClass, heartbeatSeconds = 3600): Promise<SeededDevice> {
  const id = `${deviceClass}-T-${button.id}`;
  await ingestion.database.query(
    `INSERT INTO registry.device SELECT (jsonb_populate_record(d, jsonb_build_object('id', $2::text, 'class', $3::text, 'heartbeat_seconds', $4::int,
       'topics', jsonb_build_array('up/' || $2 || '/+')))).* FROM registry.device d WHERE id = $1`,
    [button.id, id, deviceClass, heartbeatSeconds],
  );
  return { ...button, id, class: deviceClass, heartbeatSeconds };
}
const tells = (device: SeededDevice, metrics: object) => ingestion.says(device, { metrics }, 'telemetry');
const judged = async (device: SeededDevice) => (await ingestion.alarmsOf(device)).filter(({ type, level }) => level !== 'T' && type !== 'SOS');
const hours = (n: number) => ingestion.database.forward(`${n} hours`);
const lookAt = async (device: SeededDevice) =>
  (await ingestion.database.query<{ due_at: Date }>(`SELECT due_at FROM platform.timer WHERE kind = 'judge.look-again' AND subject = $1`, [device.elderId]))[0]?.due_at;

test('a door that is not opened says nothing: the clock raises, with its reason, also over a restart; an opening clears', async () => {
  const door = await sensor(ingestion.button(0), 'DOOR', 90_000);
  await tells(door, { contactOpen: false });
  await hours(1);
  await tells(door, { contactOpen: true });
  await tells(door, { contactOpen: false });
  await hours(23);
  expect(await judged(door)).toEqual([]);
  await ingestion.restart(() => hours(1.1));
  await until('the door has been quiet for a day', async () => (await judged(door)).length === 1);
  expect((await judged(door))[0]).toMatchObject({ type: 'DOOR_IDLE', level: 'P2', device_id: door.id, because: { kind: 'quiet', channel: 'door', limitHours: 24 } });
  await tells(door, { contactOpen: true });
  expect((await judged(door))[0]!.cleared_at).not.toBeNull();
});

test('a silent sensor is no quiet elder', async () => {
  const door = await sensor(ingestion.button(1), 'DOOR');
  await tells(door, { contactOpen: true });
  await hours(25);
  await until('it is called offline, and the clock has looked', async () => {
    const types = (await ingestion.alarmsOf(door)).map(({ type }) => type);
    const due = await lookAt(door);
    return types.includes('OFFLINE') && (due === undefined || due.getTime() > Date.now() + 25 * 3_600_000);
  });
  expect(await judged(door)).toEqual([]);
});

test('a lively door holds the water back; two quiet ones raise before either limit', async () => {
  const [water, door] = [await sensor(ingestion.button(2), 'WATER'), await sensor(ingestion.button(2), 'DOOR', 90_000)];
  const [alone, aloneDoor] = [await sensor(ingestion.button(3), 'WATER'), await sensor(ingestion.button(3), 'DOOR', 90_000)];
  for (const meter of [water, alone]) await tells(meter, { volumeTotal: 7 });
  for (const contact of [door, aloneDoor]) await tells(contact, { contactOpen: false });
  for (let hour = 1; hour <= 12; hour++) {
    await hours(1.01);
    for (const meter of [water, alone]) await tells(meter, { volumeTotal: 7 + hour / 1e6 });
    if (hour === 8) await tells(door, { contactOpen: true });
  }
  expect(await judged(water)).toEqual([]);
  expect(await judged(alone)).toMatchObject([{ type: 'WATER_LOW', because: { channel: 'water', limitHours: 12, beside: [{ channel: 'door' }] } }]);
  for (let hour = 13; hour <= 15; hour++) {
    await hours(1.01);
    await tells(water, { volumeTotal: 7 + hour / 1e6 });
  }
  await until('six hours after the door the water counts', async () => (await judged(water)).length === 1);
  expect(await judged(water)).toMatchObject([{ type: 'WATER_LOW' }]);
});

test('away: recorded, nobody called; back before the date: the window begins with the return', async () => {
  const door = await sensor(ingestion.button(4), 'DOOR', 90_000);
  await tells(door, { contactOpen: false });
  const away = async (set: string) => {
    await ingestion.database.query(`UPDATE registry.elder SET ${set} WHERE id = $1`, [door.elderId]);
    await ingestion.database.query(
      `INSERT INTO platform.event (name, said_by, subject, at, org_path, elder_id, payload) VALUES ('elder.changed', 'registry', $1::text, platform.now(), '420100', $1::uuid, jsonb_build_object('elderId', $1::text))`,
      [door.elderId],
    );
  };
  const isAway = async (value: boolean) =>
    (await ingestion.database.query<{ away: boolean }>(`SELECT (state->>'away')::boolean AS away FROM alarm_ingestion.judge_state WHERE owner = $1`, [door.elderId]))[0]?.away === value;
  await away(`away_kind = 'RELATIVES', away_from = platform.now(), away_until = platform.now() + interval '9 days'`);
  await until('the absence is known', () => isAway(true));
  await hours(30);
  await tells(door, { contactOpen: false });
  await until('it is recorded', async () => (await judged(door)).length === 1);
  expect(await judged(door)).toMatchObject([{ type: 'DOOR_IDLE', state: 'SUPPRESSED' }]);
  await away('away_kind = NULL, away_from = NULL, away_until = NULL');
  await until('she is home', () => isAway(false));
  await hours(23);
  await tells(door, { contactOpen: false });
  expect(await judged(door)).toHaveLength(1);
  await hours(1.1);
  await until('a day after the return', async () => (await judged(door)).length === 2);
  expect((await judged(door))[1]).toMatchObject({ type: 'DOOR_IDLE', state: 'RAISED' });
});

test('one vital sign scores 3 twice, five minutes apart: red; a moment’s bad reading is not', async () => {
  const vitals = await sensor(ingestion.button(5), 'VITALS', 90_000);
  await tells(vitals, { spo2: 90 });
  await ingestion.database.forward('4 minutes');
  await tells(vitals, { spo2: 89 });
  expect(await judged(vitals)).toEqual([]);
  await ingestion.database.forward('1 minute');
  await tells(vitals, { spo2: 90 });
  expect(await judged(vitals)).toMatchObject([{ type: 'VITAL_RED', level: 'P1', because: { kind: 'vitals', score: 3, measured: 1, of: 7, red: ['spo2'] } }]);
  await tells(vitals, { spo2: 97 });
  expect((await judged(vitals))[0]!.cleared_at).not.toBeNull();
});

test('outside the circle for ten minutes, said by the clock alone; who sets the circle is kept', async () => {
  const watch = await sensor(ingestion.button(6), 'WATCH', 900);
  const operator = await ingestion.operator();
  const path = `/api/elders/${watch.elderId}/judgement`;
  const fence = { latitude: 30.55, longitude: 114.3, radiusMeters: 500 };
  expect((await operator.put(path, { type: 'GEOFENCE_EXIT', enabled: true, limits: { latitude: 30.55 } })).body.code).toBe('half-a-circle');
  expect((await operator.put(path, { type: 'DOOR_IDLE', enabled: true, limits: { hours: 1 } })).body).toMatchObject({ code: 'limit-out-of-range', field: 'hours' });
  expect((await operator.put(path, { type: 'GEOFENCE_EXIT', enabled: true, limits: fence, reason: 'walks to the lake' })).status).toBe(200);
  await tells(watch, { latitude: 30.551, longitude: 114.301 });
  await tells(watch, { latitude: 30.57, longitude: 114.33 });
  await ingestion.database.forward('9 minutes');
  expect(await judged(watch)).toEqual([]);
  await ingestion.database.forward('2 minutes');
  await until('ten minutes outside', async () => (await judged(watch)).length === 1);
  expect(await judged(watch)).toMatchObject([{ type: 'GEOFENCE_EXIT', because: { kind: 'outside' } }]);
  await tells(watch, { latitude: 30.5505, longitude: 114.3002 });
  expect((await judged(watch))[0]!.cleared_at).not.toBeNull();

  const family = await ingestion.person('family', { elderIds: [watch.elderId] });
  expect((await family.get(path)).body.changes).toMatchObject([{ type: 'GEOFENCE_EXIT', limits: fence, reason: 'walks to the lake', byName: '坐席甲' }]);
  const withdrawn = (kind: string) =>
    ingestion.database.query(`INSERT INTO registry.consent (elder_id, org_path, kind, granted, given_by, purpose, at, recorded_by_name) SELECT id, org_path, $2, false, 'ELDER', 'x', now(), 'x' FROM registry.elder WHERE id = $1`, [watch.elderId, kind]);
  const readings = async () => (await family.get(`/api/devices/${watch.id}/readings`)).body.length;
  await withdrawn('LOCATION');
  const fenced = ({ rules }: any) => rules.find(({ type }: any) => type === 'GEOFENCE_EXIT').limits;
  const { body } = await family.get(path);
  expect([fenced(body), body.changes[0].limits]).toEqual([{ minutes: 10, radiusMeters: 500 }, { radiusMeters: 500 }]);
  expect(await readings()).toBe(3);
  expect((await family.get(`/api/elders/${watch.elderId}/devices`)).body).toMatchObject({ shared: true, locationShared: false, items: expect.arrayContaining([expect.objectContaining({ id: watch.id })]) });
  await withdrawn('FAMILY_SHARING');
  expect((await family.get(path)).body).toMatchObject({ status: 403, code: 'not-shared' });
  expect(await readings()).toBe(0);
  expect((await family.get(`/api/elders/${watch.elderId}/devices`)).body).toEqual({ shared: false, locationShared: false, items: [] });
  expect((await operator.get(path)).body.changes[0].limits).toEqual(fence);
  expect((await family.put(path, { type: 'DOOR_IDLE', enabled: false })).status).toBe(403);
  const stranger = await ingestion.operator('远', { orgPath: '420100.999999' });
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.put(path, { type: 'DOOR_IDLE', enabled: false })).status).toBe(404);
});

test('what asks no history asks the history for nothing', async () => {
  const button = ingestion.button(7);
  const states = () => ingestion.database.query(`SELECT owner, xmin::text FROM alarm_ingestion.judge_state ORDER BY owner`);
  const before = await states();
  await tells(button, { temperature: 21.5, steps: 900, battery: 80 });
  expect(await states()).toEqual(before);
  const door = await sensor(button, 'DOOR', 90_000);
  await tells(door, { contactOpen: false });
  const once = await states();
  expect(once).toHaveLength(before.length + 1);
  // Another message, the same state: a sensor that repeats itself costs no statement.
  await tells(door, { contactOpen: false, battery: 90 });
  expect(await states()).toEqual(once);
});

test('a sensor that has moved to another home raises nothing there by the quiet of the one it left', async () => {
  const [left, entered] = [ingestion.button(14), ingestion.button(15)];
  const door = await sensor(left, 'DOOR', 200_000);
  await tells(door, { contactOpen: true });
  await tells(door, { contactOpen: false });
  await ingestion.database.query('UPDATE registry.device SET elder_id = $2 WHERE id = $1', [door.id, entered.elderId]);
  await ingestion.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ('device.changed', 'registry', $1, platform.now(), '420100', jsonb_build_object('deviceId', $1::text))`,
    [door.id],
  );
  await hours(25);
  await until('the clock has looked at the home that it left', async () => ((await lookAt({ ...door, elderId: left.elderId }))?.getTime() ?? Infinity) > Date.now() + 25 * 3_600_000);
  expect(await judged({ ...door, elderId: entered.elderId })).toEqual([]);
  expect(await judged({ ...door, elderId: left.elderId })).toEqual([]);
});
