import { setTimeout as pause } from 'node:timers/promises';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import type { BrokerSettings } from './broker-settings.js';

/** A broker keeps our messages for this long while we are away; duplicates are known for as long. */
const SESSION_SECONDS = 7 * 24 * 3600;
/** How many messages MQTT 5 lets a broker send ahead of our PUBACKs: some batches' worth. */
const RECEIVE_MAXIMUM = 2_000;
/** With a broker back on its feet we are there within 5 s: at most one attempt that hangs and one pause. */
const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 3_500;
/** A connection that died without a word is found within one and a half of these. */
const KEEP_ALIVE_SECONDS = 20;
/** A broker that does not answer may not keep us from ending. */
const GOODBYE_MS = 2_000;
/** MQTT 5 reason codes, section 2.4. */
const SESSION_TAKEN_OVER = 142;

/** A message as an outside broker delivers it. */
export interface Delivery {
  topic: string;
  payload: Buffer;
  retained: boolean;
  redelivered: boolean;
  /** After the commit, in the order of arrival. */
  acknowledge(): Acknowledgement;
}

/** not-asked: QoS 0. fenced: the connection that brought it is gone; the broker delivers it again. */
export type Acknowledgement = 'sent' | 'not-asked' | 'fenced';

export interface DeferredClientOptions {
  broker: BrokerSettings;
  clientId: string;
  version: '5' | '3.1.1';
  /** Subscribed to on each connection: a session may have been lost, a filter added. */
  filters: readonly string[];
  /** One message. The next one is read when `next` is called. */
  onDelivery(delivery: Delivery, next: () => void): void;
  onConnected(sessionPresent: boolean): void;
  onDisconnected(): void;
  /** For the log: it never holds a credential. */
  onProblem(problem: string): void;
}

/** mqtt.js sends no PUBACK for a message whose handler answers with an error, and goes on to the next. Made once: its stack costs time. */
const LATER = new Error('acknowledged after the commit');

/**
 * A subscriber whose PUBACKs leave when it says so. mqtt.js has no public way of having more than one message
 * unacknowledged, so two private ones are used, which outside-broker-contract.spec.ts pins: `handleMessage` answered
 * with an error advances without a PUBACK, and `_sendPacket` sends one later.
 */
export class DeferredClient {
  /** Counts connections. Message ids mean something within one only: see `acknowledge`. */
  private connection = 0;
  private closing = false;

  private constructor(
    private readonly client: MqttClient,
    private readonly options: DeferredClientOptions,
  ) {
    client.handleMessage = (packet, done) => options.onDelivery(this.delivery(packet), () => done(LATER));
    // The CONNACK as it comes in: mqtt.js says `connect` only once its own outgoing messages are dealt with, and others may come in before.
    client.on('packetreceive', ({ cmd }) => void (cmd === 'connack' && this.connection++));
    client.on('connect', ({ sessionPresent }) => {
      options.onConnected(sessionPresent);
      for (const filter of options.filters) this.subscribe(filter);
    });
    client.on('close', () => {
      this.connection++;
      options.onDisconnected();
    });
    client.on('error', (error) => options.onProblem(error.message || (error as NodeJS.ErrnoException).code || 'connection failed'));
    client.on('disconnect', ({ reasonCode }) => options.onProblem(reasonCode === SESSION_TAKEN_OVER ? 'another process uses our NODE_NAME' : `the broker ended the connection (${reasonCode})`));
  }

  static open(options: DeferredClientOptions): DeferredClient {
    return new DeferredClient(mqtt.connect(options.broker.url, optionsFor(options)), options);
  }

  get connected(): boolean {
    return this.client.connected;
  }

  /** Says something if the broker is there; a device that misses its receipt sends again. */
  send(topic: string, message: object): void {
    if (this.client.connected) this.client.publish(topic, JSON.stringify(message), { qos: 0 });
  }

  /** Says goodbye; the broker keeps the session. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.race([this.client.endAsync(!this.client.connected), pause(GOODBYE_MS, undefined, { ref: false })]);
    this.client.stream.destroy();
  }

  private subscribe(filter: string): void {
    // QoS 1 at most: what was said with QoS 2 comes down to it. `rh: 1`: retained messages with a new subscription only.
    this.client.subscribe(filter, { qos: 1, rh: 1 }, (error, granted) => {
      if (this.closing || !this.client.connected) return;
      if (error || granted?.some(({ qos }) => qos > 2)) this.options.onProblem(`the broker refuses the subscription to ${filter}`);
    });
  }

  private delivery(packet: IPublishPacket): Delivery {
    const { connection } = this;
    return {
      topic: packet.topic,
      payload: typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload,
      retained: packet.retain,
      redelivered: packet.dup,
      acknowledge: () => {
        // The fence. Offline, mqtt.js would keep the PUBACK and send it on the next connection; and there the broker may
        // have begun to count anew: the same message id would then acknowledge another message, one not committed yet.
        if (packet.qos === 0) return 'not-asked';
        if (connection !== this.connection || !this.client.connected) return 'fenced';
        this.client['_sendPacket']({ cmd: 'puback', messageId: packet.messageId! });
        return 'sent';
      },
    };
  }
}

function optionsFor({ broker, clientId, version }: DeferredClientOptions): IClientOptions {
  return {
    clientId,
    ...(broker.username ? { username: broker.username } : {}),
    ...(broker.password ? { password: broker.password } : {}),
    clean: false,
    // We subscribe ourselves on each connection.
    resubscribe: false,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // A broker that is starting, or whose users are being changed, may refuse for a while.
    reconnectOnConnackError: true,
    keepalive: KEEP_ALIVE_SECONDS,
    queueQoSZero: false,
    ...(version === '5'
      ? { protocolVersion: 5, properties: { sessionExpiryInterval: SESSION_SECONDS, receiveMaximum: RECEIVE_MAXIMUM } }
      : { protocolVersion: 4 }),
  };
}
