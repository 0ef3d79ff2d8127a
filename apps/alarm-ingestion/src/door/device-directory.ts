import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database.js';
import { SYSTEM } from '#platform/scope.js';
import { whichSender } from '../rules/which-sender.js';
import { DeviceStore } from './device.store.js';
import type { KnownDevice } from './known-device.js';

/** A change in the registry is told by `device.changed`; where that is missed (another door heard it), this bounds the delay. */
const FRESH_MS = 30_000;
/** A stranger is asked about again sooner: it may just be being registered. */
const STRANGER_MS = 5_000;
const ENTRIES_LIMIT = 200_000;

interface Entry {
  device: KnownDevice | null;
  staleAt: number;
}

/** Who is who at the door, remembered. Many questions at once become one query. */
@Injectable()
export class DeviceDirectory {
  private readonly entries = new Map<string, Entry>();
  private waiting = new Map<string, ((device: KnownDevice | null) => void)[]>();
  private failing: ((error: Error) => void)[] = [];
  private asking = false;

  constructor(
    private readonly database: Database,
    private readonly store: DeviceStore,
  ) {}

  /** One device by its id; rejects when the database is away. */
  byId(id: string): Promise<KnownDevice | null> {
    const entry = this.fresh(`id:${id}`);
    if (entry) return Promise.resolve(entry.device);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), resolve]);
      this.failing.push(reject);
      if (!this.asking) void this.ask();
    });
  }

  /** What the registry says now of these, for a batch, in its transaction. */
  async current(tx: Transaction, ids: readonly string[]): Promise<(id: string) => KnownDevice | null> {
    return this.answer('id', ids, async (missing) => {
      const found = new Map((await this.store.byIds(tx, missing)).map((device) => [device.id, device]));
      return (id) => found.get(id) ?? null;
    });
  }

  /** Those of these topics that name a child behind a gateway, for a batch, in its transaction. */
  async ownersOf(tx: Transaction, topics: readonly string[]): Promise<(topic: string) => KnownDevice | null> {
    return this.answer('topic', topics, async (missing) => {
      const found = await this.store.byTopics(tx, missing);
      return (topic) => found.find((device) => device.topics.includes(topic)) ?? null;
    });
  }

  /** Whose these topics are by the registry alone: an outside broker does not tell us who signed in. Two queries at most. */
  async sendersOf(topics: readonly string[]): Promise<(topic: string) => KnownDevice | null> {
    return this.answer('sender', topics, async (missing) => {
      const found = await this.database.within(SYSTEM, (tx) => this.store.speakingOn(tx, missing));
      return (topic) => whichSender(topic, found);
    });
  }

  /** The registry has changed it. */
  forget(id: string): void {
    this.entries.delete(`id:${id}`);
    for (const [key, { device }] of this.entries) if (!key.startsWith('id:') && (device === null || device.id === id)) this.entries.delete(key);
  }

  /**
   * Answers from what was fresh when asked and what was found since, never from the shared entries: a change in the
   * registry or an eviction in between would make a known device a stranger, and its call for help a dead letter.
   */
  private async answer(kind: 'id' | 'topic' | 'sender', names: readonly string[], find: (missing: string[]) => Promise<(name: string) => KnownDevice | null>) {
    const answers = new Map<string, KnownDevice | null>();
    const missing: string[] = [];
    for (const name of new Set(names)) {
      const entry = this.fresh(`${kind}:${name}`);
      if (entry) answers.set(name, entry.device);
      else missing.push(name);
    }
    if (missing.length > 0) {
      const found = await find(missing);
      for (const name of missing) {
        const device = found(name);
        answers.set(name, device);
        this.remember(`${kind}:${name}`, device);
      }
    }
    return (name: string): KnownDevice | null => answers.get(name) ?? null;
  }

  private async ask(): Promise<void> {
    this.asking = true;
    // What arrives in this turn of the event loop shares the query.
    await new Promise(setImmediate);
    while (this.waiting.size > 0) {
      const [asked, failing] = [this.waiting, this.failing];
      [this.waiting, this.failing] = [new Map(), []];
      try {
        const found = await this.database.within(SYSTEM, (tx) => this.store.byIds(tx, [...asked.keys()]));
        for (const [id, answer] of asked) {
          const device = found.find((row) => row.id === id) ?? null;
          this.remember(`id:${id}`, device);
          for (const resolve of answer) resolve(device);
        }
      } catch (error) {
        for (const reject of failing) reject(error as Error);
      }
    }
    this.asking = false;
  }

  private fresh(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    return entry && entry.staleAt > performance.now() ? entry : undefined;
  }

  private remember(key: string, device: KnownDevice | null): void {
    // The oldest goes first; one that is renewed is no longer old.
    this.entries.delete(key);
    if (this.entries.size >= ENTRIES_LIMIT) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(key, { device, staleAt: performance.now() + (device ? FRESH_MS : STRANGER_MS) });
  }
}
