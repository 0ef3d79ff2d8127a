import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { Finding } from '../alarm/finding.js';
import { RaiseService } from '../alarm/raise.service.js';
import { DeadLetterStore } from '../dead-letter/dead-letter.store.js';
import { DeviceDirectory } from '../door/device-directory.js';
import type { KnownDevice } from '../door/known-device.js';
import { type Heard, JudgeService } from '../judge/judge.service.js';
import { PresenceService } from '../presence/presence.service.js';
import { type Arrival, readArrival, type ReadArrival } from './arrival.js';
import { keyText, type ReadingRow, ReadingStore } from './reading.store.js';

/** What became of one message. `receipt`: the device waits to hear that it is stored. */
export interface Kept {
  outcome: 'kept' | 'duplicate' | 'ignored' | 'dead';
  why?: string;
  receipt?: { deviceId: string; seq: number | null };
}

type Said = Extract<ReadArrival, { kind: 'said' }>;

/** The way of a message: read -> keep once -> judge -> raise. One transaction; who is answered only after it. */
@Injectable()
export class IngestService {
  constructor(
    private readonly directory: DeviceDirectory,
    private readonly readings: ReadingStore,
    private readonly letters: DeadLetterStore,
    private readonly presence: PresenceService,
    private readonly judging: JudgeService,
    private readonly raise: RaiseService,
  ) {}

  /** Answers one `Kept` an arrival, in order. `bury`: write unreadable ones down as dead letters. */
  async keep(tx: Transaction, arrivals: readonly Arrival[], bury = true): Promise<Kept[]> {
    const read = await this.read(tx, arrivals);
    const dead = read.filter((one) => one.kind === 'dead');
    if (bury) await this.letters.add(tx, dead.map(({ arrival, owner, why }) => ({ arrival, deviceId: owner.id, format: owner.format, why })));
    const fresh = await this.once(tx, read.filter((one) => one.kind === 'said'));
    await this.readings.add(tx, [...fresh].flatMap(rowsOf));
    const findings = [...(await this.judging.judge(tx, [...fresh].flatMap((said) => heardIn(said, tx.now)))), ...(await this.presences(tx, read))];
    await this.raise.apply(tx, findings);
    return read.map((one) => keptOf(one, fresh));
  }

  /** To be called after the commit. */
  committed(tx: Transaction): void {
    this.presence.committed(tx);
  }

  private async read(tx: Transaction, arrivals: readonly Arrival[]): Promise<ReadArrival[]> {
    const current = await this.directory.current(tx, arrivals.map(({ sender }) => sender.id));
    const carried = arrivals.filter(({ sender }) => sender.class === 'GATEWAY').map(({ topic }) => topic);
    const ownerOf = carried.length > 0 ? await this.directory.ownersOf(tx, carried) : () => null;
    return arrivals.map((arrival) => {
      // The connection may be older than what the registry says today.
      const sender = current(arrival.sender.id) ?? { ...arrival.sender, state: 'RETIRED' as const };
      return readArrival({ ...arrival, sender }, ownerOf(arrival.topic), tx.now);
    });
  }

  private async once(tx: Transaction, said: Said[]): Promise<Set<Said>> {
    if (said.length === 0) return new Set();
    const left = await this.readings.keepNew(tx, said.map(({ owner, key }) => ({ deviceId: owner.id, key })));
    // Of two alike in one batch the first is the one.
    return new Set(said.filter(({ owner, key }) => left.delete(keyText(owner.id, key.key))));
  }

  private async presences(tx: Transaction, read: readonly ReadArrival[]): Promise<Finding[]> {
    const present = new Map<string, KnownDevice>();
    const gone: KnownDevice[] = [];
    for (const one of read) {
      if (one.kind !== 'said' || one.decoded.outcome !== 'availability' || one.decoded.online) {
        for (const device of [one.owner, one.arrival.sender]) if (!one.arrival.retained) present.set(device.id, device);
      } else if (!one.arrival.retained || one.owner.class === 'GATEWAY') gone.push(one.owner);
    }
    for (const { id } of gone) present.delete(id);
    return [...(await this.presence.spoke(tx, present)), ...(await this.presence.left(tx, gone))];
  }
}

function heardIn({ owner, decoded, arrival }: Said, now: Date): Heard[] {
  if (decoded.outcome !== 'reading') return [];
  return decoded.readings.map((reading) => ({ device: owner, reading, at: reading.at ? new Date(reading.at) : now, retained: arrival.retained }));
}

function rowsOf({ owner, decoded }: Said): ReadingRow[] {
  if (decoded.outcome !== 'reading') return [];
  return decoded.readings.map(({ at, metrics, alarms }) => ({
    // The registry's name for it: a meter's own number or a friendly name is only how the gateway calls it.
    deviceId: owner.id,
    elderId: owner.elderId,
    orgPath: owner.orgPath,
    at,
    metrics,
    signals: alarms,
  }));
}

function keptOf(one: ReadArrival, fresh: ReadonlySet<Said>): Kept {
  if (one.kind === 'dead') return { outcome: 'dead', why: one.why };
  if (one.kind === 'ignored') return { outcome: 'ignored' };
  const envelope = one.decoded.outcome === 'reading' ? one.decoded.envelope : undefined;
  return {
    outcome: fresh.has(one) ? 'kept' : 'duplicate',
    ...(envelope?.wantsReceipt ? { receipt: { deviceId: one.owner.id, seq: envelope.seq } } : {}),
  };
}
