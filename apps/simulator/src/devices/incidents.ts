import { habit } from '../habit.js';
import type { Dice } from '../rules/dice.js';
import { huyingAlarm, type Message, watchAlarm, zigbeeState } from '../rules/messages.js';
import type { Fleet } from './fleet.js';

type Kind = 'press' | 'watch-press' | 'fall' | 'smoke' | 'gas';

/** What goes wrong in the city, by weight; a button pressed most of all. */
const KINDS: readonly (readonly [Kind, number])[] = [
  ['press', 60],
  ['watch-press', 14],
  ['fall', 14],
  ['smoke', 7],
  ['gas', 5],
];
/** Between two incidents, seconds at pace 1. */
const PAUSE_SECONDS = { least: 10, most: 30 };
/** A button pressed in need is often pressed again. */
const PRESSED_AGAIN_PERMILLE = 250;
/** Smoke and gas clear by themselves at last; the alarm stays with the desk. */
const CLEARS_PERMILLE = 700;

/** Between a device's word and its alarm, with room for a server that was away. */
const SAME_INCIDENT_MS = 60_000;

/** The moments for which all this is there. Remembers which devices it made speak, so that a person's own press is told apart. */
export class Incidents {
  private readonly madeAt = new Map<string, number>();

  constructor(
    private readonly fleet: Fleet,
    private readonly dice: Dice,
    private readonly pace: number,
  ) {}

  /** Whether an alarm came of an incident of ours; a person may press the same button at another time. */
  isOurs(deviceId: string | null, raisedAt: Date): boolean {
    const madeAt = deviceId === null ? undefined : this.madeAt.get(deviceId);
    return madeAt !== undefined && Math.abs(raisedAt.getTime() - madeAt) < SAME_INCIDENT_MS;
  }

  async live(leave: AbortSignal): Promise<void> {
    const pause = (): number => (this.dice.between(PAUSE_SECONDS.least, PAUSE_SECONDS.most) * 1_000) / this.pace;
    await habit('incidents', pause, () => this.happen(this.dice.weighted(KINDS)), leave);
  }

  private async happen(kind: Kind): Promise<void> {
    const now = new Date();
    const id = this.deviceFor(kind);
    if (!id) return;
    this.madeAt.set(id, now.getTime());
    const message = this.messageOf(kind, id, now);
    await this.fleet.say(id, message);
    if (kind === 'press' && this.dice.chance(PRESSED_AGAIN_PERMILLE)) {
      await this.fleet.say(id, huyingAlarm(id, now.getTime() + 1, new Date(), 'SOS'));
    }
    if ((kind === 'smoke' || kind === 'gas') && this.dice.chance(CLEARS_PERMILLE)) {
      await this.fleet.say(id, zigbeeState(this.fleet.all.get(id)!.topics[0]!, { [kind]: false }, this.fleet.battery(id)));
    }
  }

  private deviceFor(kind: Kind): string | null {
    const classes = { press: ['SOS'], 'watch-press': ['WATCH'], fall: ['FALL', 'WATCH'], smoke: ['SMOKE'], gas: ['GAS'] }[kind];
    const working = this.fleet.working(...classes);
    return working.length > 0 ? this.dice.pick(working) : null;
  }

  private messageOf(kind: Kind, id: string, now: Date): Message {
    const { format, topics } = this.fleet.all.get(id)!;
    if (kind === 'smoke' || kind === 'gas') return zigbeeState(topics[0]!, { [kind]: true }, this.fleet.battery(id));
    const type = kind === 'fall' ? 'FALL' : 'SOS';
    return format === 'watch-protocol-3g' ? watchAlarm(id, now, type, this.fleet.battery(id)) : huyingAlarm(id, now.getTime(), now, type);
  }
}
