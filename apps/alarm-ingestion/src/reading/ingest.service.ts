import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { ClearMemory } from '../alarm/clear-memory.js';
import type { Finding } from '../alarm/finding.js';
import { RaiseService } from '../alarm/raise.service.js';
import { CommandAnswers } from '../command/command-answers.service.js';
import { DeadLetterStore } from '../dead-letter/dead-letter.store.js';
import { DeviceDirectory } from '../door/device-directory.js';
import type { KnownDevice } from '../door/known-device.js';
import { type Heard, JudgeService } from '../judge/judge.service.js';
import { PresenceService } from '../presence/presence.service.js';
import type { MessageKey } from '../rules/message-key.js';
import { type Arrival, childTopics, openArrival, type ReadArrival, shareOut } from './arrival.js';
import { keyText, type ReadingRow, ReadingStore } from './reading.store.js';

/** What became of one message. `receipt`: the device waits to hear that it is stored. */
export interface Kept {
  outcome: 'kept' | 'duplicate' | 'ignored' | 'dead';
  why?: string;
  receipt?: { deviceId: string; seq: number | null };
}

export interface KeepOptions {
  /** Write unreadable ones down as dead letters. */
  bury?: boolean;
  /** Be ready for readings that are stored already. Without it they are a unique violation, and the rest is cheaper. */
  doubles?: boolean;
}

type Said = Extract<ReadArrival, { kind: 'said' }>;
type Spoken = Heard & { said: Said; row: ReadingRow };

/** A sequence is a safe integer; above it is room for the place of a reading in its message. */
const SEQUENCE_BITS = 53n;

/** The way of a message: read -> keep once -> judge -> raise. One transaction; who is answered only after it. */
@Injectable()
export class IngestService {
  constructor(
    private readonly directory: DeviceDirectory,
    private readonly readings: ReadingStore,
    private readonly letters: DeadLetterStore,
    private readonly presence: PresenceService,
    private readonly judging: JudgeService,
    private readonly clears: ClearMemory,
    private readonly raise: RaiseService,
    private readonly answers: CommandAnswers,
  ) {}

  /** Answers one `Kept` an arrival, in order. */
  async keep(tx: Transaction, arrivals: readonly Arrival[], { bury = true, doubles = true }: KeepOptions = {}): Promise<Kept[]> {
    const shares = await this.read(tx, arrivals);
    const read = shares.flat();
    const dead = read.filter((one) => one.kind === 'dead');
    if (bury) await this.letters.add(tx, dead.map(({ arrival, owner, why }) => ({ arrival, deviceId: owner.id, format: owner.format, why })));
    const said = (await this.once(tx, read.filter((one) => one.kind === 'said'))).flatMap((one) => spokenIn(one, tx.now));
    const spoken = doubles ? await this.addNew(tx, said) : await this.add(tx, said);
    const findings = [...(await this.judging.judge(tx, spoken)), ...(await this.presences(tx, read))];
    await this.raise.apply(tx, this.clears.news(tx, findings));
    await this.answers.heard(tx, arrivals);
    const kept = new Set(spoken.map(({ said: one }) => one));
    return shares.map((parts) => keptOf(parts, kept));
  }

  /** To be called after the commit. */
  committed(tx: Transaction): void {
    this.presence.committed(tx);
    this.judging.committed(tx);
    this.clears.committed(tx);
  }

  private async read(tx: Transaction, arrivals: readonly Arrival[]): Promise<ReadArrival[][]> {
    const current = await this.directory.current(tx, arrivals.map(({ sender }) => sender.id));
    const carried = arrivals.filter(({ sender }) => sender.class === 'GATEWAY').map(({ topic }) => topic);
    const ownerOf = carried.length > 0 ? await this.directory.ownersOf(tx, carried) : () => null;
    const opened = arrivals.map((arrival) => {
      // The connection may be older than what the registry says today.
      const sender = current(arrival.sender.id) ?? { ...arrival.sender, state: 'RETIRED' as const };
      return openArrival({ ...arrival, sender }, ownerOf(arrival.topic), tx.now);
    });
    const named = opened.flatMap(childTopics);
    const childOf = named.length > 0 ? await this.directory.ownersOf(tx, named) : () => null;
    return opened.map((one) => shareOut(one, childOf, tx.now));
  }

  /** Without those that their window holds back. */
  private async once(tx: Transaction, said: readonly Said[]): Promise<Said[]> {
    const windowed = said.flatMap(({ owner, key: { window } }) => (window ? [{ deviceId: owner.id, ...window }] : []));
    const left = await this.readings.keepNew(tx, windowed);
    // Of two alike in one batch the first is the one.
    return said.filter(({ owner, key: { window } }) => !window || left.delete(keyText({ deviceId: owner.id, key: window.key })));
  }

  private async add(tx: Transaction, said: Spoken[]): Promise<Spoken[]> {
    await this.readings.add(tx, said.map(({ row }) => row));
    return said;
  }

  private async addNew(tx: Transaction, said: Spoken[]): Promise<Spoken[]> {
    const fresh = new Set(await this.readings.addNew(tx, said.map(({ row }) => row)));
    return said.filter(({ row }) => fresh.has(row));
  }

  private async presences(tx: Transaction, read: readonly ReadArrival[]): Promise<Finding[]> {
    const present = new Map<string, KnownDevice>();
    const gone: KnownDevice[] = [];
    for (const one of read) {
      if (one.kind !== 'availability' || one.online) {
        // A retained word is of some time ago, unless it is a device's own `online`, said at our own door.
        const isNow = !one.arrival.retained || (one.kind === 'availability' && one.arrival.live === true);
        for (const device of [one.owner, one.arrival.sender]) if (isNow) present.set(device.id, device);
      } else if (!one.arrival.retained || one.arrival.live === true || one.owner.class === 'GATEWAY') gone.push(one.owner);
    }
    for (const { id } of gone) present.delete(id);
    return [...(await this.presence.spoke(tx, present)), ...(await this.presence.left(tx, gone))];
  }
}

/** The readings of one message as rows and as what is to be judged. */
function spokenIn(said: Said, now: Date): Spoken[] {
  const { owner, decoded, key, arrival } = said;
  return decoded.readings.map((reading, place) => {
    const at = reading.at ?? now.toISOString();
    // The registry's name for it: a meter's own number or a friendly name is only how the gateway calls it.
    const row = { deviceId: owner.id, at, number: numberOf(key, place, now), elderId: owner.elderId, orgPath: owner.orgPath, metrics: reading.metrics, signals: reading.alarms };
    return { said, row, device: owner, reading, at: new Date(at), retained: arrival.retained && !arrival.live };
  });
}

/** A device may say the same again with the same instant once its window has passed; and several things in one message. */
function numberOf({ number, window }: MessageKey, place: number, now: Date): bigint {
  if (!window && place === 0) return number;
  return BigInt.asIntN(64, number + (window ? BigInt(now.getTime()) : 0n) + (BigInt(place) << SEQUENCE_BITS));
}

/** One answer for what one message told of several: dead when a part of it is, new when a part of it is. */
function keptOf(parts: readonly ReadArrival[], kept: ReadonlySet<Said>): Kept {
  const dead = parts.find((one) => one.kind === 'dead');
  if (dead) return { outcome: 'dead', why: dead.why };
  const said = parts.filter((one) => one.kind === 'said');
  const one = said.find((part) => kept.has(part)) ?? said[0];
  if (!one) return { outcome: parts.some(({ kind }) => kind === 'availability') ? 'kept' : 'ignored' };
  const { envelope } = one.decoded;
  return {
    outcome: kept.has(one) ? 'kept' : 'duplicate',
    ...(envelope?.wantsReceipt ? { receipt: { deviceId: one.owner.id, seq: envelope.seq } } : {}),
  };
}
