import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * What was done, as it was known at the time.
 * - `tried`: a device has sent it. What is tried and never acknowledged is unknown: it may be stored or not.
 * - `acknowledged`: its PUBACK has come. From here on it may not be lost.
 * - `handed`: an outside broker has taken it, which promises nothing of ours.
 * - `down`, `up`: from here to there nothing can be committed.
 * - `fault`: what was done to the product, for the reader.
 */
export interface Deed {
  deed: 'tried' | 'acknowledged' | 'handed' | 'down' | 'up' | 'fault';
  device?: string;
  /** Whose alarms the device's calls are. */
  elder?: string;
  n?: number;
  kind?: 'reading' | 'sos';
  what?: string;
  at: string;
}

/** A file of JSON lines, each handed to the system before its deed counts: the checker believes it and nothing else. */
export class History {
  private readonly file: number;
  private isClosed = false;

  constructor(readonly path: string) {
    this.file = openSync(path, 'a');
  }

  /** What comes after the counting has begun is not of this run. */
  note(deed: Omit<Deed, 'at'>): void {
    if (this.isClosed) return;
    writeSync(this.file, JSON.stringify({ ...deed, at: new Date().toISOString() }) + '\n');
  }

  /** A fault is about to happen: what was noted so far is on the disk before it. */
  fault(what: string): void {
    this.note({ deed: 'fault', what });
    fsyncSync(this.file);
  }

  close(): void {
    this.isClosed = true;
    fsyncSync(this.file);
    closeSync(this.file);
  }
}

/** A history as the checker needs it: numbers by device. */
export interface Tally {
  tried: Map<string, Set<number>>;
  acknowledged: Map<string, Set<number>>;
  /** Numbers that are calls for help, by device. */
  calls: Map<string, Set<number>>;
  elderOf: Map<string, string>;
  /** Acknowledged while nothing could be committed. */
  answeredWhileDown: string[];
}

export async function tallyOf(deeds: Iterable<Deed> | AsyncIterable<Deed>): Promise<Tally> {
  const tally: Tally = { tried: new Map(), acknowledged: new Map(), calls: new Map(), elderOf: new Map(), answeredWhileDown: [] };
  let down = false;
  for await (const { deed, device, elder, n, kind } of deeds) {
    if (deed === 'down' || deed === 'up') down = deed === 'down';
    if (device === undefined || n === undefined) continue;
    if (deed === 'tried') add(tally.tried, device, n);
    if (deed === 'tried' && kind === 'sos') add(tally.calls, device, n);
    if (elder !== undefined) tally.elderOf.set(device, elder);
    if (deed !== 'acknowledged') continue;
    add(tally.acknowledged, device, n);
    if (down) tally.answeredWhileDown.push(`${device}#${n}`);
  }
  return tally;
}

export async function* deedsIn(path: string): AsyncGenerator<Deed> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) yield JSON.parse(line) as Deed;
}

function add(map: Map<string, Set<number>>, device: string, n: number): void {
  const set = map.get(device);
  if (set) set.add(n);
  else map.set(device, new Set([n]));
}
