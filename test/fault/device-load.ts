import mqtt, { type MqttClient } from 'mqtt';
import type { History } from './history.js';

export interface LoadDevice {
  id: string;
  secret: string;
  elderId: string;
}

export interface LoadOptions {
  port: number;
  /** Messages of one device that may be on their way at once. */
  inFlight: number;
  /** Every so many messages one is a call for help; 1: nothing else is said. */
  sosEvery: number;
  /** What a PUBACK means here: our door's, or an outside broker's, which promises nothing. */
  puback: 'acknowledged' | 'handed';
  /** The least time between two messages of one lane, milliseconds. */
  restMs?: number;
}

/**
 * Devices that publish without a pause, with rising numbers. A stock client sends again, after each reconnect, what was
 * not acknowledged; so every number that was tried is acknowledged in the end, once the door stays open.
 */
export class DeviceLoad {
  private readonly clients: { client: MqttClient; device: LoadDevice; n: number; lanes: number }[] = [];
  private pushing = true;
  private waiting = 0;
  tried = 0;
  acknowledged = 0;
  /** Milliseconds from publish to PUBACK, of calls for help. */
  readonly callWaits: number[] = [];

  constructor(
    private readonly options: LoadOptions,
    private readonly history: History,
  ) {}

  start(devices: readonly LoadDevice[]): void {
    for (const device of devices) {
      const { id, secret } = device;
      const client = mqtt.connect(`mqtt://127.0.0.1:${this.options.port}`, {
        clientId: id,
        username: id,
        password: secret,
        clean: false,
        reconnectPeriod: 150,
        connectTimeout: 10_000,
        keepalive: 10,
        reconnectOnConnackError: true,
      });
      client.on('error', () => {});
      const one = { client, device, n: 0, lanes: 0 };
      this.clients.push(one);
      client.once('connect', () => this.pushOn(one));
    }
  }

  /** No new messages; those that are on their way go on. */
  hold(): void {
    this.pushing = false;
  }

  push(): void {
    this.pushing = true;
    for (const one of this.clients) this.pushOn(one);
  }

  /** Sent, by a client that may be away from the door just now, and not acknowledged. */
  get unanswered(): number {
    return this.waiting;
  }

  async leave(): Promise<void> {
    this.pushing = false;
    await Promise.all(this.clients.map(({ client }) => client.endAsync(true)));
  }

  private pushOn(one: (typeof this.clients)[number]): void {
    while (one.lanes < this.options.inFlight && this.pushing) {
      one.lanes++;
      this.say(one);
    }
  }

  private say(one: (typeof this.clients)[number]): void {
    const { device: { id: device, elderId: elder }, client } = one;
    const n = ++one.n;
    const kind = n % this.options.sosEvery === 0 ? 'sos' : 'reading';
    const message = { seq: n, at: new Date().toISOString(), metrics: { number: n }, ...(kind === 'sos' ? { alarms: [{ type: 'SOS', active: true }] } : {}) };
    this.history.note({ deed: 'tried', device, n, kind, ...(kind === 'sos' ? { elder } : {}) });
    this.tried++;
    this.waiting++;
    const saidAt = performance.now();
    client.publish(`up/${device}/${kind === 'sos' ? 'alarm' : 'telemetry'}`, JSON.stringify(message), { qos: 1 }, (error) => {
      this.waiting--;
      // What was not acknowledged stays unknown; its lane ends.
      if (error) return;
      this.history.note({ deed: this.options.puback, device, n });
      this.acknowledged++;
      if (kind === 'sos') this.callWaits.push(performance.now() - saidAt);
      if (!this.pushing) one.lanes--;
      else if (this.options.restMs) setTimeout(() => this.next(one), this.options.restMs);
      else this.say(one);
    });
  }

  private next(one: (typeof this.clients)[number]): void {
    if (this.pushing) this.say(one);
    else one.lanes--;
  }
}
