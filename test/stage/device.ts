import type { AlarmType } from '#contracts/alarm.js';
import mqtt, { type MqttClient } from 'mqtt';
import type { DemoDevice } from '../../apps/registry/src/seed/seed-city.js';

/** A device of the `huying` format on a stock MQTT client, with its own credentials. */
export class Device {
  readonly id: string;
  readonly elderId: string;
  readonly streetCode: string;
  readonly secret: string;
  private client: MqttClient | null = null;
  private seq = 0;

  constructor(
    private readonly port: number,
    facts: DemoDevice & { id: string },
  ) {
    this.id = facts.id;
    this.elderId = facts.elderId!;
    this.streetCode = facts.streetCode;
    this.secret = facts.secret!;
  }

  /** Publishes an alarm with QoS 1; resolves with the PUBACK, so with the commit. */
  presses(type: AlarmType): Promise<void> {
    return this.publish('alarm', { alarms: [{ type, active: true }] });
  }

  measures(metrics: Record<string, number | boolean>): Promise<void> {
    return this.publish('telemetry', { metrics });
  }

  async publish(kind: 'alarm' | 'telemetry' | 'status', body: Record<string, unknown>): Promise<void> {
    this.client ??= await this.connect();
    const message = { seq: ++this.seq, at: new Date().toISOString(), ...body };
    await this.client.publishAsync(`up/${this.id}/${kind}`, JSON.stringify(message), { qos: 1 });
  }

  /** What a device of another format says, on a topic of its own. */
  async says(topic: string, payload: string): Promise<void> {
    this.client ??= await this.connect();
    await this.client.publishAsync(topic, payload, { qos: 1 });
  }

  async leave(): Promise<void> {
    await this.client?.endAsync(true);
  }

  private connect(): Promise<MqttClient> {
    return mqtt.connectAsync(`mqtt://127.0.0.1:${this.port}`, { clientId: this.id, username: this.id, password: this.secret, reconnectPeriod: 200 });
  }
}
