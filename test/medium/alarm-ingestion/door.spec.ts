// Real: PostgreSQL with a small seeded city, the MQTT door, stock mqtt.js clients.
import { connect } from 'node:net';
import mqtt from 'mqtt';
import pg from 'pg';
import { until } from '#test/stage/until.js';
import { Ingestion } from './ingestion.js';

let ingestion: Ingestion;
beforeAll(async () => {
  ingestion = await Ingestion.start('door');
});
afterAll(() => ingestion?.stop());

const readingsOf = (id: string) => ingestion.database.query<{ metrics: object }>('SELECT metrics FROM alarm_ingestion.reading WHERE device_id = $1', [id]);

describe('who may come in', () => {
  const refusedWith = async (device: { id: string; secret: string | null }, more: object = {}) =>
    ingestion.connect(device, more).then(
      () => 'let in',
      (error: Error & { code?: number }) => error.code,
    );

  test('only a device in use, with its own secret', async () => {
    const button = ingestion.button();
    expect(await refusedWith({ ...button, secret: 'guess' })).toBe(4);
    expect(await refusedWith({ ...button, secret: ingestion.button(1).secret })).toBe(4);
    expect(await refusedWith({ id: 'SOS-000000-0000', secret: 'x' })).toBe(4);
    expect(await refusedWith({ id: '', secret: null })).toBe(4);
    await ingestion.database.query(`UPDATE registry.device SET state = 'RETIRED' WHERE id = $1`, [ingestion.button(2).id]);
    expect(await refusedWith(ingestion.button(2))).toBe(4);
    expect(await refusedWith(button)).toBe('let in');
  });

  test('a button leaves no will', async () => {
    expect(await refusedWith(ingestion.button(), { will: { topic: `up/${ingestion.button().id}/alarm`, payload: Buffer.from('{}'), qos: 1 } })).toBe(5);
  });

  test('MQTT 5 is refused at once, not left hanging', async () => {
    const button = ingestion.button();
    await expect(
      mqtt.connectAsync(`mqtt://127.0.0.1:${ingestion.port}`, { username: button.id, password: button.secret!, protocolVersion: 5, reconnectPeriod: 0, connectTimeout: 3_000 }),
    ).rejects.toThrow(/refused|protocol|closed/i);
  });

  test('a stranger who sends without end is cut off', async () => {
    const socket = connect(ingestion.port, '127.0.0.1');
    const cut = new Promise<void>((resolve) => socket.once('close', () => resolve()).on('error', () => {}));
    // A CONNECT that announces 200 MB.
    socket.write(Buffer.from([0x10, 0x80, 0xc8, 0xaf, 0x5f]));
    for (let n = 0; n < 40; n++) socket.write(Buffer.alloc(32 * 1024));
    await cut;
  });

  test('nobody takes over a session by choosing its client id', async () => {
    const first = await ingestion.connect(ingestion.button(), { clientId: 'same' });
    const second = await ingestion.connect(ingestion.button(1), { clientId: 'same' });
    expect([first.connected, second.connected]).toEqual([true, true]);
  });
});

describe('what may be said', () => {
  test.each([
    ['another device', () => `up/${ingestion.button(1).id}/alarm`, {}],
    ['above', () => `up/${ingestion.button().id}`, {}],
    ['below', () => `up/${ingestion.button().id}/alarm/x`, {}],
    ['receipts', () => `down/${ingestion.button().id}/receipt`, {}],
    ['the broker', () => '$SYS/x', {}],
    ['retained', () => `up/${ingestion.button().id}/alarm`, { retain: true }],
  ])('not %s: the connection ends and nothing is stored', async (_, topic, options) => {
    const client = await ingestion.connect(ingestion.button());
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish(topic(), '{"alarms":[{"type":"SOS","active":true}]}', { qos: 1, ...options }, () => {});
    await closed;
    expect(await ingestion.alarmsOf(ingestion.button(1))).toEqual([]);
    expect(await ingestion.alarmsOf(ingestion.button())).toEqual([]);
  });

  test('only what goes down to it is heard', async () => {
    const { id } = ingestion.button();
    const client = await ingestion.connect(ingestion.button());
    for (const filter of ['#', '+/+/+', 'down/#', 'down/+/receipt', `up/${id}/alarm`, '$SYS/#', `$share/g/down/${id}/#`, `down/${ingestion.button(1).id}/#`]) {
      await expect(client.subscribeAsync(filter)).rejects.toThrow(/Unspecified|refused|granted|128/i);
    }
    await expect(client.subscribeAsync(`down/${id}/#`)).resolves.toHaveLength(1);
  });
});

describe('what a PUBACK means', () => {
  test('committed: while the commit can not be made nobody is answered, and a cut of every connection loses nothing', async () => {
    const button = ingestion.button(3);
    const owner = new pg.Client({ connectionString: ingestion.database.url });
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE alarm_ingestion.seen_message IN ACCESS EXCLUSIVE MODE');
    let answered = false;
    const said = ingestion.says(button, { seq: 1, metrics: { battery: 77 } }, 'telemetry').then(() => (answered = true));
    const stuck = () => ingestion.database.query(`SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%seen_message%' AND datname = current_database()`);
    await until('the door waits for the database', async () => (await stuck()).length > 0);
    await ingestion.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huying alarm-ingestion' AND datname = current_database()`);
    await until('the door tries again', async () => (await stuck()).length > 0);
    expect(answered).toBe(false);
    await owner.query('ROLLBACK');
    await owner.end();
    await said;
    expect(await readingsOf(button.id)).toEqual([{ metrics: { battery: 77 } }]);
  });

  test('a message twice has one effect, and is answered twice', async () => {
    const button = ingestion.button(4);
    const message = { seq: 9, at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] };
    await ingestion.says(button, message);
    await ingestion.says(button, message);
    const client = await ingestion.connect(button);
    await Promise.all([1, 2, 3].map(() => client.publishAsync(`up/${button.id}/alarm`, JSON.stringify(message), { qos: 1 })));
    expect(await ingestion.alarmsOf(button)).toMatchObject([{ type: 'SOS', count: 1 }]);
    expect(await readingsOf(button.id)).toHaveLength(1);
  });

  test('the application gets its receipt after the commit', async () => {
    const button = ingestion.button(5);
    const client = await ingestion.connect(button);
    await client.subscribeAsync(`down/${button.id}/#`);
    const receipt = new Promise((resolve) => client.once('message', (topic, payload) => resolve([topic, payload.toString()])));
    await client.publishAsync(`up/${button.id}/telemetry`, JSON.stringify({ seq: 3, receipt: true, metrics: { battery: 90 } }), { qos: 1 });
    expect(await receipt).toEqual([`down/${button.id}/receipt`, '{"seq":3}']);
  });

  test.each([
    ['broken JSON', '{"seq":1', 'not-json'],
    ['NUL', '{"a":"\0"}', 'nul-in-payload'],
    ['a megabyte', 'x'.repeat(1_000_000), 'payload-too-large'],
    ['depth 10k', '['.repeat(10_000), 'json-too-deep'],
  ])('poison (%s) is a dead letter, answered, and the next message is fine', async (_, payload, why) => {
    const button = ingestion.button(6);
    const client = await ingestion.connect(button);
    await Promise.all([
      client.publishAsync(`up/${button.id}/telemetry`, payload, { qos: 1 }),
      client.publishAsync(`up/${button.id}/telemetry`, JSON.stringify({ seq: why.length, metrics: { steps: 1 } }), { qos: 1 }),
    ]);
    expect(await ingestion.database.query('SELECT size FROM alarm_ingestion.dead_letter WHERE device_id = $1 AND why = $2', [button.id, why])).toEqual([
      { size: Buffer.byteLength(payload) },
    ]);
  });

  test('a hostile object touches nothing', async () => {
    const button = ingestion.button(7);
    await ingestion.says(button, JSON.parse('{"seq":1,"__proto__":{"active":true},"metrics":{"__proto__":{"x":1},"constructor":5,"battery":50}}'), 'telemetry');
    expect(await readingsOf(button.id)).toEqual([{ metrics: { battery: 50, constructor: 5 } }]);
  });
});

test('a device that the registry changes is let out and judged anew', async () => {
  const button = ingestion.button(8);
  const client = await ingestion.connect(button);
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await ingestion.database.query(`UPDATE registry.device SET state = 'RETIRED' WHERE id = $1`, [button.id]);
  await ingestion.database.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, payload) VALUES ('device.changed', 'registry', $1, platform.now(), '420100', $2)`,
    [button.id, { deviceId: button.id }],
  );
  await closed;
  await expect(ingestion.connect(button)).rejects.toThrow(/refused/i);
});
