import { log } from '#platform/log.js';
import { speak } from '../door/device.js';
import type { DemoDevice } from '../demo-files.js';
import { habit } from '../habit.js';
import { type Dice, shareOf } from '../rules/dice.js';
import { huyingTelemetry, type Message, watchHeartbeat, watchHeartRate, waterTelegram, zigbeeState } from '../rules/messages.js';

/** Sensors behind a zigbee gateway tell their state this often, though a day would do: readings that a page can show. */
const ZIGBEE_SECONDS = 3_600;
/** An elder alone uses about 80 l a day (Ningbo's 8 l alarm is a tenth of it). */
const WATER_M3_AN_HOUR = 0.0035;

/** The devices' ordinary life: each says that it is well, in its own rhythm. Rhythms are real time at any pace. */
export class Fleet {
  readonly all: ReadonlyMap<string, DemoDevice>;
  /** When each device that signs in speaks next, epoch milliseconds. */
  private readonly nextAt = new Map<string, number>();
  private readonly children = new Map<string, [string, DemoDevice][]>();

  constructor(
    private readonly url: string,
    devices: ReadonlyMap<string, DemoDevice>,
    private readonly dice: Dice,
  ) {
    this.all = devices;
    for (const [id, device] of devices) {
      if (device.gatewayId && device.state === 'IN_USE') this.children.set(device.gatewayId, [...(this.children.get(device.gatewayId) ?? []), [id, device]]);
    }
  }

  get size(): number {
    return this.all.size;
  }

  /** Devices of a class that work, by their ids. */
  working(...classes: string[]): string[] {
    return [...this.all].filter(([, device]) => device.state === 'IN_USE' && classes.includes(device.class)).map(([id]) => id);
  }

  /** Says something as a device, or through the gateway that speaks for it. */
  async say(deviceId: string, ...messages: Message[]): Promise<void> {
    const device = this.all.get(deviceId)!;
    const speaker = device.secret ? deviceId : device.gatewayId!;
    await speak(this.url, speaker, this.all.get(speaker)!.secret!, messages);
  }

  /** Percent: falls from 100 to 19 in the course of weeks, each device at a point of its own; about one in eighty is low. */
  battery(deviceId: string, now = Date.now()): number {
    const days = now / 86_400_000 + 60 * shareOf(deviceId, 'battery');
    return 100 - ((days % 60) / 60) * 81;
  }

  async live(leave: AbortSignal): Promise<void> {
    const speakers = [...this.all].filter(([, device]) => device.secret && device.state === 'IN_USE');
    for (const [id, device] of speakers) this.nextAt.set(id, Date.now() + this.dice.fraction() * this.rhythmMs(device));
    await habit('fleet', () => 200, () => this.speakWhoIsDue(speakers), leave);
  }

  private async speakWhoIsDue(speakers: [string, DemoDevice][]): Promise<void> {
    const now = Date.now();
    for (const [id, device] of speakers) {
      if (this.nextAt.get(id)! > now) continue;
      // Whatever becomes of it, the next word comes in its own time, not in a flood.
      this.nextAt.set(id, Date.now() + this.rhythmMs(device) * this.dice.between(0.9, 1));
      await this.say(id, ...this.news(id, device, new Date())).catch((error: Error) => log('simulator').warn({ device: id, err: error.message }, 'a device was not heard'));
    }
  }

  private rhythmMs(device: DemoDevice): number {
    return 1_000 * (device.class === 'GATEWAY' && device.format === 'zigbee2mqtt-json' ? ZIGBEE_SECONDS / 4 : device.heartbeatSeconds);
  }

  private news(id: string, device: DemoDevice, now: Date): Message[] {
    const battery = this.battery(id, now.getTime());
    if (device.format === 'huying') return [huyingTelemetry(id, now.getTime(), now, battery)];
    if (device.format === 'watch-protocol-3g') return [watchHeartbeat(id, this.dice.between(0, 60), battery), watchHeartRate(id, this.dice.between(58, 92))];
    return (this.children.get(id) ?? []).map(([childId, child]) => this.newsOfChild(childId, child, now));
  }

  private newsOfChild(id: string, child: DemoDevice, now: Date): Message {
    const topic = child.topics[0]!;
    const battery = Math.max(25, this.battery(id, now.getTime()));
    if (child.class === 'WATER') return waterTelegram(topic, now, this.volume(id, now));
    if (child.class === 'SMOKE') return zigbeeState(topic, { smoke: false }, battery);
    if (child.class === 'GAS') return zigbeeState(topic, { gas: false }, battery);
    return zigbeeState(topic, { contact: !this.dice.chance(100) }, battery);
  }

  /** m3 on the meter: rises with the hours that have passed, so that a restart goes on where it was. */
  volume(id: string, at: Date): number {
    const hours = at.getTime() / 3_600_000 - HOURS_TO_2026;
    return 40 + 200 * shareOf(id, 'meter') + hours * WATER_M3_AN_HOUR * (0.6 + 0.8 * shareOf(id, 'household'));
  }
}

const HOURS_TO_2026 = Date.UTC(2026, 0, 1) / 3_600_000;
