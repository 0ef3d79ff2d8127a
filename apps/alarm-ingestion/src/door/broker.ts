import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes';
import { maySubscribe, mayPublish, type Speaker } from '../rules/may-publish.js';

/** Messages inside the broker at once. Measured on two cores: more changes nothing. */
const CONCURRENCY = 1000;
const CONNECT_TIMEOUT_MS = 10_000;
/** What may be sent before signing in: the CONNECT, and what a hurried device sends behind it. */
const STRANGER_BYTES = 256 * 1024;

export interface Publication {
  topic: string;
  payload: Buffer;
  retained: boolean;
  redelivered: boolean;
}

export interface BrokerOptions<S extends Speaker> {
  host: string;
  port: number;
  /** Who this is, or null when the credentials are wrong; rejects when that can't be known now. */
  signIn(username: string, password: Buffer | undefined): Promise<S | null>;
  /** Called for each permitted publish. The PUBACK leaves when `done` is called without an error, and not before. */
  accept(speaker: S, publication: Publication, done: (error?: Error | null) => void): void;
  /** Something was refused; for the log. */
  refused(deviceId: string, what: string, why: string): void;
}

/** The MQTT door: who may come in, what each may say and hear. It stores nothing itself. */
export class Broker<S extends Speaker> {
  private readonly speakers = new WeakMap<Client, S>();
  /** Those who have subscribed to something. */
  private readonly listeners = new WeakSet<Client>();
  private readonly sockets = new Set<Socket>();
  private readonly clientsNow = new Set<Client>();

  private constructor(
    private readonly aedes: Aedes,
    private readonly server: Server,
  ) {}

  static async open<S extends Speaker>(options: BrokerOptions<S>): Promise<Broker<S>> {
    const aedes = await Aedes.createBroker({ concurrency: CONCURRENCY, connectTimeout: CONNECT_TIMEOUT_MS });
    const broker = new Broker<S>(aedes, createServer());
    broker.guard(options);
    broker.server.on('connection', (socket) => {
      broker.sockets.add(socket);
      socket.setNoDelay(true).once('close', () => broker.sockets.delete(socket));
      const client = aedes.handle(socket);
      // A stranger may not make us hold a CONNECT of 256 MB, which MQTT allows.
      socket.on('readable', () => {
        if (socket.bytesRead > STRANGER_BYTES && !broker.speakers.has(client)) socket.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      broker.server.once('error', reject).listen(options.port, options.host, resolve);
    });
    return broker;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get clients(): number {
    return this.clientsNow.size;
  }

  /** Tells a device something, if it is listening. */
  send(topic: string, message: object): void {
    this.aedes.publish({ cmd: 'publish', topic, payload: Buffer.from(JSON.stringify(message)), qos: 0, retain: false, dup: false }, () => {});
  }

  /** Whether a device is on the line here and hears something: a message to it would reach it. */
  listens(deviceId: string): boolean {
    for (const client of this.clientsNow) {
      if (this.speakers.get(client)?.deviceId === deviceId && this.listeners.has(client)) return true;
    }
    return false;
  }

  /** Says a text as it is to whoever listens to this topic; acknowledged by a client that subscribed so. */
  say(topic: string, payload: string): void {
    this.aedes.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain: false, dup: false }, () => {});
  }

  /** Ends the connections of a device whose rights have changed; it may come back and be asked anew. */
  drop(deviceId: string): void {
    for (const client of this.clientsNow) {
      if (this.speakers.get(client)?.deviceId === deviceId) client.close();
    }
  }

  /** No new connections and no new messages; those being stored are still answered before `close`. */
  stopListening(): void {
    this.server.close();
  }

  async close(): Promise<void> {
    this.stopListening();
    await new Promise<void>((resolve) => this.aedes.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
  }

  private guard({ signIn, accept, refused }: BrokerOptions<S>): void {
    const { aedes, speakers } = this;
    aedes.authenticate = (client, username, password, done) => {
      const admit = async () => {
        const speaker = await signIn(username ?? '', password as Buffer | undefined).catch(() => undefined);
        const refusal = speaker === undefined ? CANNOT_CHECK : speaker === null ? BAD_CREDENTIALS : refusalOfWill(client, speaker);
        if (refusal) {
          refused(username ?? '', 'connect', refusal.message);
          return done(refusal, false);
        }
        speakers.set(client, speaker!);
        // Sessions are a device's own: nobody takes another's over by choosing its client id.
        client.id = `${speaker!.deviceId}/${client.id}`;
        return done(null, true);
      };
      void admit();
    };
    aedes.authorizePublish = (client, packet, done) => {
      const speaker = client && speakers.get(client);
      if (!speaker) return done(new Error('nobody said this'));
      const permitted = mayPublish(speaker, { topic: packet.topic, retain: packet.retain });
      if (!permitted.ok) {
        refused(speaker.deviceId, `publish ${packet.topic}`, permitted.why);
        return done(new Error(permitted.why));
      }
      accept(speaker, publicationOf(packet), done);
      // The door keeps no retained messages: what a device last said is in the database.
      packet.retain = false;
    };
    aedes.authorizeSubscribe = (client, subscription, done) => {
      const speaker = speakers.get(client);
      if (speaker && maySubscribe(speaker, subscription.topic)) return done(null, subscription);
      refused(speaker?.deviceId ?? '', `subscribe ${subscription.topic}`, 'foreign-topic');
      done(null, null);
    };
    aedes.on('subscribe', (_, client) => this.listeners.add(client));
    aedes.on('client', (client) => this.clientsNow.add(client));
    aedes.on('clientDisconnect', (client) => this.clientsNow.delete(client));
    aedes.on('clientError', (client, error) => refused(speakers.get(client)?.deviceId ?? '', 'connection', error.message));
    aedes.on('connectionError', (client, error) => refused(speakers.get(client)?.deviceId ?? '', 'connection', error.message));
  }
}

function publicationOf(packet: PublishPacket): Publication {
  const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
  return { topic: packet.topic, payload, retained: packet.retain, redelivered: packet.dup };
}

/** aedes holds the will aside until the client is registered; we ask before. Pinned by the door's own tests. */
function refusalOfWill(client: Client, speaker: Speaker): AuthenticateError | null {
  const will = (client as unknown as Record<'_will', { topic: string } | undefined>)['_will'];
  const permitted = will ? mayPublish(speaker, { topic: will.topic, retain: false, will: true }) : { ok: true as const };
  return permitted.ok ? null : refusalOf(permitted.why, NOT_AUTHORIZED);
}

// CONNACK return codes, MQTT 3.1.1 section 3.2.2.3.
const SERVER_UNAVAILABLE = 3;
const BAD_USER_NAME_OR_PASSWORD = 4;
const NOT_AUTHORIZED = 5;

function refusalOf(why: string, returnCode: number): AuthenticateError {
  return Object.assign(new Error(why), { returnCode }) as AuthenticateError;
}
const CANNOT_CHECK = refusalOf('cannot-check-now', SERVER_UNAVAILABLE);
const BAD_CREDENTIALS = refusalOf('bad-credentials', BAD_USER_NAME_OR_PASSWORD);
