import mqtt, { type MqttClient } from 'mqtt';
import type { History } from './history.js';

export interface LoadDevice {
  id: string;
  secret: string;
}

/** Messages of one device that may be on their way at once. */
const IN_FLIGHT = 8;
/** Every so many messages one is a call for help. */
const SOS_EVERY = 25;

/**
 * Devices that publish without a pause, with rising numbers. A stock client sends again, after each reconnect, what was
 * not acknowledged; so every number that was tried is acknowledged in the end, once the door stays open.
 */
export class DeviceLoad {
  private readonly clients: MqttClient[] = [];
  private pushing = true;
  private waiting = 0;
  tried = 0;
  acknowledged = 0;

  constructor(
    private readonly port: number,
    private readonly history: History,
  ) {}

  start(devices: readonly LoadDevice[]): void {
    for (const device of devices) this.run(device);
  }

  /** No new messages; resolves when every old one is acknowledged. */
  get settled(): boolean {
    this.pushing = false;
    return this.waiting === 0;
  }

  async leave(): Promise<void> {
    this.pushing = false;
    await Promise.all(this.clients.map((client) => client.endAsync(true)));
  }

  private run({ id, secret }: LoadDevice): void {
    const client = mqtt.connect(`mqtt://127.0.0.1:${this.port}`, { username: id, password: secret, reconnectPeriod: 150, connectTimeout: 10_000, reconnectOnConnackError: true });
    client.on('error', () => {});
    this.clients.push(client);
    let n = 0;
    const next = () => {
      if (this.pushing) this.publish(client, id, ++n, next);
    };
    client.once('connect', () => {
      for (let lane = 0; lane < IN_FLIGHT; lane++) next();
    });
  }

  private publish(client: MqttClient, device: string, n: number, next: () => void): void {
    const kind = n % SOS_EVERY === 0 ? 'sos' : 'reading';
    const message = { seq: n, at: new Date().toISOString(), metrics: { number: n }, ...(kind === 'sos' ? { alarms: [{ type: 'SOS', active: true }] } : {}) };
    this.history.note({ deed: 'tried', device, n, kind });
    this.tried++;
    this.waiting++;
    client.publish(`up/${device}/${kind === 'sos' ? 'alarm' : 'telemetry'}`, JSON.stringify(message), { qos: 1 }, (error) => {
      this.waiting--;
      // What was not acknowledged stays unknown; its lane ends.
      if (error) return;
      this.history.note({ deed: 'acknowledged', device, n, kind });
      this.acknowledged++;
      next();
    });
  }
}
