import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AlarmIngestionModule } from '../../../apps/alarm-ingestion/src/alarm-ingestion.module.js';
import type { DemoDevice } from '../../../apps/registry/src/seed/seed-city.js';
import type { Role } from '#contracts/people.js';
import { account } from '#test/make/account.js';
import { secretsDir, StageApp } from '#test/stage/app.js';
import type { StageDatabase } from '#test/stage/database.js';
import type { Person } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';

export interface OutsideState {
  connected: boolean;
  unacknowledged: number;
  reconnects: number;
  sessionLosses: number;
  fencedAcknowledgements: number;
  problem?: string;
}

/** One process of alarm-ingestion, its own door shut, that listens at an outside broker. */
export class OutsideNode {
  private constructor(
    private readonly stage: StageApp,
    private readonly broker: string,
  ) {}

  static async start(database: StageDatabase, brokerUrl: string, more: Record<string, string> = {}): Promise<OutsideNode> {
    const stage = await StageApp.start(database, 'alarm-ingestion', [AlarmIngestionModule], { MQTT_URL: brokerUrl, MQTT_DOOR: 'off', NODE_NAME: 'a', ...more });
    const node = new OutsideNode(stage, new URL(brokerUrl).host);
    await until('the broker has let us in', async () => (await node.state()).connected);
    return node;
  }

  /** What the health page says of the broker. */
  async state(): Promise<OutsideState> {
    const { parts } = (await (await fetch(`${this.stage.url}/health/ready`)).json()) as { parts: Record<string, OutsideState> };
    return parts[`alarm-ingestion broker ${this.broker}`]!;
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.stage.url}/metrics`)).text();
  }

  signedIn(role: Role): Promise<Person> {
    return this.stage.signedIn(account(role));
  }

  async brokers(): Promise<Record<string, unknown>[]> {
    return (await (await this.signedIn('device-engineer')).get('/api/brokers')).body;
  }

  stop(): Promise<void> {
    return this.stage.stop();
  }
}

/** Seeded devices in use that fit. */
export function seeded(fits: (device: DemoDevice & { id: string }) => boolean): (DemoDevice & { id: string })[] {
  const devices = JSON.parse(readFileSync(join(secretsDir(), 'demo-devices.json'), 'utf8')) as Record<string, DemoDevice>;
  return Object.entries(devices)
    .map(([id, device]) => ({ ...device, id }))
    .filter((device) => device.state === 'IN_USE' && fits(device));
}
