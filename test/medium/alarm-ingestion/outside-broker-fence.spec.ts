// Real: Debian's Mosquitto, which forgets everything and counts its message ids from 1 again; PostgreSQL in the second.
import { DeferredClient, type Delivery } from '../../../apps/alarm-ingestion/src/broker/deferred-client.js';
import { StageDatabase } from '#test/stage/database.js';
import { Mosquitto, mosquittoInstalled } from '#test/stage/mosquitto.js';
import { until } from '#test/stage/until.js';
import { OutsideNode, seeded } from './outside-broker-node.js';

const whereInstalled = mosquittoInstalled() ? test : test.skip;
const numbered = (word: string) => Array.from({ length: 10 }, (_, n) => `${word} ${n}`);

let mosquitto: Mosquitto;
beforeEach(async () => {
  mosquitto = await Mosquitto.start();
});
afterEach(() => mosquitto.close());

/** Killed, its store gone, back again, and `clientId` subscribed anew. */
async function loseEverything(clientId: string): Promise<void> {
  const subscribed = new RegExp(`Sending SUBACK to ${clientId}`);
  await mosquitto.end('SIGKILL');
  mosquitto.forgetEverything();
  const before = mosquitto.logged(subscribed);
  await mosquitto.begin();
  await until('subscribed anew', () => mosquitto.logged(subscribed) > before);
}

whereInstalled('a PUBACK of an old connection acknowledges nothing of a new one', async () => {
  const open = (deliveries: Delivery[]) =>
    DeferredClient.open({
      broker: { name: 'm', url: mosquitto.url },
      clientId: 'huying-fence',
      version: '5',
      filters: ['x/+'],
      onDelivery: (delivery, next) => {
        deliveries.push(delivery);
        next();
      },
      onConnected: () => {},
      onDisconnected: () => {},
      onProblem: () => {},
    });
  const deliveries: Delivery[] = [];
  const client = open(deliveries);
  await until('subscribed', () => mosquitto.logged(/Sending SUBACK to huying-fence/) === 1);
  await mosquitto.publishLines('x/y', numbered('old'));
  await until('the old are here', () => deliveries.length === 10);

  await mosquitto.end('SIGKILL');
  await until('the line is cut', () => !client.connected);
  // Committed while the line is cut ...
  expect(deliveries.slice(0, 5).map((delivery) => delivery.acknowledge())).toEqual(Array(5).fill('fenced'));
  await loseEverything('huying-fence');
  await mosquitto.publishLines('x/y', numbered('new'));
  await until('the new are here', () => deliveries.length === 20);
  // ... and committed when there is a line again, on which the same ids name other messages.
  const late = deliveries.slice(5, 10).map((delivery) => delivery.acknowledge());
  await client.close();

  const again: Delivery[] = [];
  const restarted = open(again);
  await until('the new come again', () => again.length === 10, 5_000);
  expect(again.map(({ payload }) => String(payload))).toEqual(numbered('new'));
  expect(late).toEqual(Array(5).fill('fenced'));
  await restarted.close();
});

whereInstalled('the commit waits, the broker begins anew, the commit comes: only the new are acknowledged', async () => {
  const database = await StageDatabase.clone('outside_fence');
  const node = await OutsideNode.start(database, mosquitto.url);
  const { id } = seeded(({ class: kind, secret }) => kind === 'SOS' && secret !== null)[0]!;
  const ten = (from: number) => Array.from({ length: 10 }, (_, n) => JSON.stringify({ seq: from + n, at: new Date().toISOString(), metrics: { battery: 80 } }));
  const waiting = (n: number) => until(`${n} wait for their commit`, async () => (await node.state().catch(() => null))?.unacknowledged === n);
  try {
    await database.away(async () => {
      await mosquitto.publishLines(`up/${id}/telemetry`, ten(1));
      await waiting(10);
      await loseEverything('huying-a');
      await mosquitto.publishLines(`up/${id}/telemetry`, ten(11));
      await waiting(20);
      expect(mosquitto.acknowledgedBy('huying-a')).toBe(0);
    });
    await waiting(0);
    expect(await database.query('SELECT count(*)::int AS n FROM alarm_ingestion.reading WHERE device_id = $1', [id])).toEqual([{ n: 20 }]);
    await until('the new are acknowledged', () => mosquitto.acknowledgedBy('huying-a') === 10);
    expect((await node.state()).fencedAcknowledgements).toBe(10);
  } finally {
    await node.stop();
    await database.drop();
  }
});
