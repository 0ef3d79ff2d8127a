import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SPEAKING_STATES, type DeviceClass } from '#contracts/device.js';
import { readConfig } from '#platform/config.js';
import { watchHealth } from '#platform/health.js';
import { log } from '#platform/log.js';
import { metrics } from '#platform/metrics.js';
import { AlarmIngestionConfig } from '../alarm-ingestion.config.js';
import type { Arrival } from '../reading/arrival.js';
import type { Kept } from '../reading/ingest.service.js';
import { LAST_WORD_FORMATS, type Speaker } from '../rules/may-publish.js';
import { Batcher } from './batcher.js';
import { Broker, type Publication } from './broker.js';
import { DeviceDirectory } from './device-directory.js';
import { KeeperService } from './keeper.service.js';
import type { KnownDevice } from './known-device.js';
import { isSecret } from './secret.js';

interface SignedIn extends Speaker {
  device: KnownDevice;
  lane: Batcher<Arrival, Kept>;
}
const GATEWAY: DeviceClass = 'GATEWAY';
/** While one lane's batch is being committed the other's is read and judged. Measured on two cores: a third changes nothing. */
const LANES = 2;

/** Where devices speak. A PUBACK leaves after the commit of what was said, or not at all. */
@Injectable()
export class DoorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private broker: Broker<SignedIn>;
  private readonly lanes: readonly Batcher<Arrival, Kept>[];
  private unwatch = () => {};

  constructor(
    private readonly directory: DeviceDirectory,
    private readonly keeper: KeeperService,
  ) {
    this.lanes = Array.from({ length: LANES }, () => new Batcher((arrivals: Arrival[]) => this.keeper.keep(arrivals)));
  }

  async onApplicationBootstrap(): Promise<void> {
    const { HOST, MQTT_PORT, MQTT_DOOR } = readConfig(AlarmIngestionConfig);
    if (MQTT_DOOR === 'off') return;
    this.broker = await Broker.open<SignedIn>({
      host: HOST,
      port: MQTT_PORT,
      signIn: (username, password) => this.signIn(username, password),
      accept: (speaker, publication, done) => this.accept(speaker, publication, done),
      refused: (device, what, why) => {
        metrics.counter('huying_door_refusals_total', 'Refused at the device door', ['why']).inc({ why: REFUSALS.has(why) ? why : 'connection' });
        log('door').info({ device: device.slice(0, 80), what: what.slice(0, 200), why }, 'refused');
      },
    });
    this.unwatch = watchHealth('alarm-ingestion door', async () => ({ port: this.broker.port, clients: this.broker.clients, waiting: this.lanes.reduce((sum, lane) => sum + lane.size, 0) }));
    log('door').info({ host: HOST, port: this.broker.port }, 'devices may speak');
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unwatch();
    if (!this.broker) return;
    this.broker.stopListening();
    this.keeper.stop();
    await Promise.all(this.lanes.map((lane) => lane.close()));
    await this.broker.close();
  }

  /** The port that it listens on, when the configuration left the choice to the system. */
  get port(): number {
    return this.broker.port;
  }

  /** The registry has changed a device: it comes in anew or not at all; where its rights are the same it may stay. */
  readmit(deviceId: string, mayStay = false): void {
    this.directory.forget(deviceId);
    if (!mayStay) this.broker?.drop(deviceId);
  }

  /** Whether a device is on the line at this door and hears what goes down. */
  listens(deviceId: string): boolean {
    return this.broker?.listens(deviceId) ?? false;
  }

  /** Says a text down this door's lines. */
  say(topic: string, payload: string): void {
    this.broker.say(topic, payload);
  }

  private async signIn(username: string, password: Buffer | undefined): Promise<SignedIn | null> {
    if (username === '' || username.length > 128) return null;
    const device = await this.directory.byId(username);
    if (!device || !SPEAKING_STATES.includes(device.state) || ![device.secretHash, device.previousSecretHash].some((hash) => isSecret(password, hash ?? null))) return null;
    return { deviceId: device.id, gateway: device.class === GATEWAY, lastWords: LAST_WORD_FORMATS.has(device.format), topics: device.topics, device, lane: this.laneOf(device.id) };
  }

  /** Always the same for a device: what it says is stored in the order in which it said it. */
  private laneOf(deviceId: string): Batcher<Arrival, Kept> {
    const sum = [...deviceId].reduce((before, letter) => before + letter.codePointAt(0)!, 0);
    return this.lanes[sum % LANES]!;
  }

  private accept({ device, lane }: SignedIn, publication: Publication, done: (error?: Error | null) => void): void {
    lane.add({ sender: device, ...publication, live: true }, (error, kept) => {
      done(error);
      // The application's own receipt, for devices whose modem swallows the PUBACK.
      if (kept?.receipt) this.broker.send(`down/${kept.receipt.deviceId}/receipt`, { seq: kept.receipt.seq });
    });
  }
}

const REFUSALS = new Set(['bad-credentials', 'cannot-check-now', 'foreign-topic', 'reserved-topic', 'retain-refused', 'will-refused']);
