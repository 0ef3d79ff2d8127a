// Real: Debian's Mosquitto, two processes' worth of alarm-ingestion on one PostgreSQL, the access list of docker/mosquitto.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StageDatabase } from '#test/stage/database.js';
import { Mosquitto, mosquittoInstalled } from '#test/stage/mosquitto.js';
import { until } from '#test/stage/until.js';
import { OutsideNode, seeded } from './outside-broker-node.js';

const whereInstalled = mosquittoInstalled() ? test : test.skip;

let database: StageDatabase;
beforeAll(async () => {
  database = await StageDatabase.clone('outside_nodes');
});
afterAll(() => database?.drop());

const buttons = () => seeded(({ class: kind, secret }) => kind === 'SOS' && secret !== null);
const readings = async (id: string) => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM alarm_ingestion.reading WHERE device_id = $1', [id]))[0]!.n;
const alarms = (elderId: string | null) => database.query<{ type: string; count: number }>('SELECT type, count FROM alarm_ingestion.alarm WHERE elder_id = $1', [elderId]);
const telemetry = (seq: number) => JSON.stringify({ seq, at: new Date().toISOString(), metrics: { battery: 80 } });

whereInstalled('two nodes at one broker: each hears everything, every effect is one, no session is taken', async () => {
  const mosquitto = await Mosquitto.start();
  const a = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'a' });
  let b = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'b' });
  const acknowledged = (n: number) => until(`both have acknowledged ${n}`, () => ['a', 'b'].every((node) => mosquitto.acknowledgedBy(`huying-${node}`) === n));
  try {
    const [one, other] = buttons();
    const [smoke] = seeded(({ class: kind, topics }) => kind === 'SMOKE' && topics[0]!.startsWith('zigbee2mqtt/'));
    const lines = (from: number) => Array.from({ length: 500 }, (_, n) => telemetry(from + n));
    await Promise.all([mosquitto.publishLines(`up/${one!.id}/telemetry`, lines(0)), mosquitto.publishLines(`up/${other!.id}/telemetry`, lines(0))]);
    await mosquitto.publish(`up/${one!.id}/alarm`, { seq: 9999, at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] });
    await acknowledged(1001);
    expect([await readings(one!.id), await readings(other!.id), await alarms(one!.elderId)]).toEqual([501, 500, [{ type: 'SOS', count: 1 }]]);
    for (const node of [a, b]) expect(await node.state()).toMatchObject({ connected: true, reconnects: 0, sessionLosses: 0 });

    // One is away for a while. What the other stored meanwhile has no second effect: a call for help whose bytes alone tell what
    // it is, is rather read twice than not at all, and is the same alarm.
    await b.stop();
    await mosquitto.publish(smoke!.topics[0]!, { smoke: true, battery: 90 });
    await mosquitto.publishLines(`up/${one!.id}/telemetry`, lines(10_000));
    await until('the other has acknowledged them', () => mosquitto.acknowledgedBy('huying-a') === 1502);
    await database.forward('20 minutes');
    b = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'b' });
    await acknowledged(1502);
    expect([await readings(one!.id), await readings(smoke!.id), await alarms(smoke!.elderId)]).toEqual([1001, 2, [{ type: 'SMOKE', count: 1 }]]);
  } finally {
    await a.stop();
    await b.stop();
    await mosquitto.close();
  }
});

whereInstalled('a second process with the same name is said to be one', async () => {
  const mosquitto = await Mosquitto.start();
  const first = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'same' });
  const second = await OutsideNode.start(database, mosquitto.url, { NODE_NAME: 'same' });
  try {
    await until('it is said', async () => [await first.state(), await second.state()].some(({ problem }) => /NODE_NAME/.test(problem ?? '')));
  } finally {
    await first.stop();
    await second.stop();
    await mosquitto.close();
  }
});

whereInstalled('the settings and the access list that we hand out: a device speaks on its own topics only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huying-access-'));
  const passwords = join(folder, 'passwords');
  const [mine, foreign] = buttons().slice(2);
  for (const [place, user] of ['huying', mine!.id].entries()) execFileSync('mosquitto_passwd', [...(place === 0 ? ['-c'] : []), '-b', passwords, user, `secret of ${user}`]);
  chmodSync(passwords, 0o600);
  const ours = readFileSync('docker/mosquitto/mosquitto.conf', 'utf8').split('\n').filter((line) => !/^(listener|persistence|log_|autosave|max_queued_messages|password_file|acl_file|#|$)/.test(line));
  const mosquitto = await Mosquitto.start([...ours, `password_file ${passwords}`, 'acl_file docker/mosquitto/acl']);
  const node = await OutsideNode.start(database, mosquitto.url.replace('//', '//huying:secret%20of%20huying@'), { NODE_NAME: 'access' });
  const as = (user: string) => ['-u', user, '-P', `secret of ${user}`];
  try {
    const alarm = JSON.stringify({ seq: 1, at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] });
    await mosquitto.publish(`up/${foreign!.id}/alarm`, alarm, ...as(mine!.id));
    await expect(mosquitto.publish(`up/${mine!.id}/alarm`, alarm, '-u', mine!.id, '-P', 'guess')).rejects.toThrow(/not authorised/i);
    await mosquitto.publish(`up/${mine!.id}/alarm`, alarm, ...as(mine!.id));
    await until('the own call is an alarm', async () => (await alarms(mine!.elderId)).length === 1);
    expect(await readings(foreign!.id)).toBe(0);
    expect(await node.state()).not.toHaveProperty('problem');
  } finally {
    await node.stop();
    await mosquitto.close();
    rmSync(folder, { recursive: true });
  }
});
