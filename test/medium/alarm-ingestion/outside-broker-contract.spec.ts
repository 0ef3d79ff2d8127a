// Real: mqtt.js, and aedes as the broker it speaks to. Pins what deferred-client.ts takes from mqtt.js beyond its public
// API: an upgrade that changes any of it must fail here and not in a district.
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Aedes } from 'aedes';
import mqtt, { type IPublishPacket, type MqttClient, type Packet } from 'mqtt';
import { DeferredClient, type Delivery } from '../../../apps/alarm-ingestion/src/broker/deferred-client.js';
import { until } from '#test/stage/until.js';

const MESSAGES = 100;

let broker: Aedes;
let server: Server;
let acknowledged: number;
const clients: MqttClient[] = [];

beforeEach(async () => {
  acknowledged = 0;
  broker = await Aedes.createBroker();
  broker.on('ack', (_, client) => void (client && acknowledged++));
  server = createServer((socket) => void broker.handle(socket));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)));
  await new Promise<void>((closed) => broker.close(() => closed()));
  await new Promise<void>((closed) => server.close(() => closed()));
});

interface Subscriber {
  client: MqttClient;
  handled: IPublishPacket[];
  sent: Packet[];
  received: Packet[];
  trouble: string[];
}

async function subscriber(answer: Error | undefined): Promise<Subscriber> {
  const client = mqtt.connect(`mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, { clientId: 'contract', clean: false, resubscribe: false, reconnectPeriod: 50 });
  clients.push(client);
  const seen: Subscriber = { client, handled: [], sent: [], received: [], trouble: [] };
  client.handleMessage = (packet, done) => {
    seen.handled.push(packet);
    done(answer);
  };
  client.on('packetsend', (packet) => seen.sent.push(packet));
  client.on('packetreceive', (packet) => seen.received.push(packet));
  for (const event of ['error', 'close', 'offline'] as const) client.on(event, () => seen.trouble.push(event));
  await new Promise<void>((connected) => client.once('connect', () => connected()));
  await client.subscribeAsync('up/+/+', { qos: 1 });
  return seen;
}

async function say(n: number): Promise<void> {
  for (let i = 0; i < n; i++) {
    await new Promise<void>((said) => broker.publish({ cmd: 'publish', topic: 'up/x/alarm', payload: String(i), qos: 1, retain: false, dup: false }, () => said()));
  }
}
const pubacks = (packets: Packet[]) => packets.filter(({ cmd }) => cmd === 'puback');

test('the version is pinned exactly', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(dependencies['mqtt']).toMatch(/^\d+\.\d+\.\d+$/);
});

test('a handler that answers with an error: the next message comes, no PUBACK goes, and nothing is troubled', async () => {
  const { client, handled, sent, trouble } = await subscriber(new Error('later'));
  await say(MESSAGES);
  await until('all are handled', () => handled.length === MESSAGES);
  expect(handled.map(({ payload }) => Number(String(payload)))).toEqual(Array.from({ length: MESSAGES }, (_, i) => i));
  expect([pubacks(sent), acknowledged, trouble, client.connected]).toEqual([[], 0, [], true]);

  for (const { messageId } of handled) client['_sendPacket']({ cmd: 'puback', messageId: messageId! });
  await until('the broker has every PUBACK', () => acknowledged === MESSAGES);
  expect(pubacks(sent).map(({ messageId }) => messageId)).toEqual(handled.map(({ messageId }) => messageId));
  expect(trouble).toEqual([]);
});

test('a handler that answers without an error has the PUBACK sent at once: the error is what defers it', async () => {
  const { sent } = await subscriber(undefined);
  await say(3);
  await until('all are acknowledged', () => pubacks(sent).length === 3);
});

test('a PUBACK while offline is kept and sent on the next connection: why the fence looks before it sends', async () => {
  const { client, handled, sent } = await subscriber(new Error('later'));
  await say(1);
  await until('it is handled', () => handled.length === 1);
  client.stream.destroy();
  await until('the line is cut', () => !client.connected);
  client['_sendPacket']({ cmd: 'puback', messageId: handled[0]!.messageId! });
  expect(pubacks(sent)).toEqual([]);
  await until('it is sent after all', () => pubacks(sent).length === 1);
});

test('after a reconnect what was not acknowledged comes again, and the CONNACK is heard before it', async () => {
  const { client, handled, received } = await subscriber(new Error('later'));
  await say(5);
  await until('all are handled', () => handled.length === 5);
  received.splice(0);
  client.stream.destroy();
  await until('all come again', () => handled.length === 10);
  expect(received.findIndex(({ cmd }) => cmd === 'connack')).toBe(0);
  expect(received.slice(1).filter(({ cmd }) => cmd === 'publish')).toHaveLength(5);
});

test('a message in the same breath as the CONNACK belongs to the new connection', async () => {
  const CONNACK_RESUMED = [0x20, 2, 1, 0];
  const PUBLISH_QOS1_ID1 = [0x32, 6, 0, 1, 0x78, 0, 1, 0x6d];
  const PUBACK_ID1 = Buffer.from([0x40, 2, 0, 1]);
  const heard: Buffer[] = [];
  const bare = createServer((socket) => {
    socket.once('data', () => socket.write(Buffer.from([...CONNACK_RESUMED, ...PUBLISH_QOS1_ID1])));
    socket.on('data', (chunk) => heard.push(chunk)).on('error', () => {});
  });
  await new Promise<void>((listening) => bare.listen(0, '127.0.0.1', listening));
  const deliveries: Delivery[] = [];
  let connected = false;
  const client = DeferredClient.open({
    broker: { name: 'bare', url: `mqtt://127.0.0.1:${(bare.address() as AddressInfo).port}` },
    clientId: 'breath',
    version: '3.1.1',
    filters: [],
    onDelivery: (delivery, next) => {
      deliveries.push(delivery);
      next();
    },
    onConnected: () => (connected = true),
    onDisconnected: () => {},
    onProblem: () => {},
  });
  await until('connected, and the message is here', () => connected && deliveries.length === 1);
  expect(deliveries[0]!.acknowledge()).toBe('sent');
  await until('the PUBACK is heard', () => Buffer.concat(heard).includes(PUBACK_ID1));
  await client.close();
  await new Promise<void>((closed) => bare.close(() => closed()));
});
