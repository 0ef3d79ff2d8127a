import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../apps/standalone/src/engine.js';
import { until } from '#test/stage/until.js';
import { checkClocks } from './check-clocks.js';
import { checkIngest } from './check-ingest.js';
import { DeviceLoad } from './device-load.js';
import { dice } from './dice.js';
import type { Bench, Fault, Rig } from './fault.js';
import type { FaultCity } from './fault-city.js';
import { deedsIn, History, tallyOf } from './history.js';
import { ServiceProcess } from './service-process.js';
import { Tidy } from './tidy.js';
import { Witness } from './witness.js';

/** The machine may be busy with other tests. */
const PATIENCE_MS = 120_000;
const LOAD_DEVICES = 40;
const LOAD = { inFlight: 8, sosEvery: 25, puback: 'acknowledged' as const };
/** Longer than the ladder of a P1: after it everybody was called who is to be called. */
const LADDER = '5 minutes';

export interface FaultReport {
  fault: string;
  seed: number;
  tried: number;
  acknowledged: number;
  stored: number;
  alarms: number;
  escalations: number;
  lost: number;
  callP99Ms: number;
  lines: string[];
  /** By clause of the checker; empty when all is well. */
  findings: Record<string, string[]>;
}

export interface RunOptions {
  city: FaultCity;
  seed: number;
  /** Null: a short run, which counts rounds instead of minutes. */
  minutes: number | null;
  /** Hears each line of the report as it is known. */
  log?: (line: string) => void;
}

/** One fault on a fresh copy of the city: load, fault, calm, the clocks run out, and everything is counted. */
export async function runFault(fault: Fault, { city, seed, minutes, log = () => {} }: RunOptions): Promise<FaultReport> {
  const tidy = new Tidy();
  const folder = mkdtempSync(join(city.folder, `${fault.name}-`));
  tidy.later(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const database = await city.copy();
    tidy.later(() => database.drop());
    const historyPath = join(folder, 'history.jsonl');
    const history = new History(historyPath);
    const bench: Bench = { city, database, history, folder, ports: { http: await freePort(), mqtt: await freePort() } };
    const wiring = (await fault.wire?.(bench)) ?? {};
    if (wiring.close) tidy.later(() => wiring.close!());
    const env = { DATABASE_URL: wiring.databaseUrl ?? database.url, SECRETS_DIR: city.secretsDir, ...wiring.env };
    const service = new ServiceProcess('apps/alarm-ingestion/src/main.js', bench.ports, env);
    tidy.later(() => service.stop());
    await service.start();
    const witness = fault.watched ? await watch(city, database.url, tidy) : null;

    const load = new DeviceLoad({ port: bench.ports.mqtt, ...LOAD, ...wiring.load }, history);
    tidy.later(() => load.leave());
    const count = fault.devices ?? LOAD_DEVICES;
    const devices = city.buttons.slice(0, count);
    load.start(devices);
    await until('the devices are heard', () => load.acknowledged > 0, PATIENCE_MS);

    const [lines, own]: [string[], string[]] = [[], []];
    const tell = (line: string) => {
      lines.push(line);
      log(line);
    };
    await fault.play(rigOf({ bench, service, load, devices, spare: city.buttons.slice(count), seed, minutes, tell, finding: (what) => own.push(what) }));
    load.hold();
    await until('all that was tried is acknowledged', () => load.unanswered === 0, PATIENCE_MS);
    await database.forward(LADDER);
    await until('the clocks have run out', () => nothingDue(database.look), PATIENCE_MS).catch((error: Error) => own.push(error.message));
    const heard = await witness?.compare(database.look);
    if (witness) tell(`the console heard ${witness.messages} events`);
    history.close();

    const tally = await tallyOf(deedsIn(historyPath));
    const { findings, stored } = await checkIngest(tally, database.look);
    const all = { ...findings, ...(await checkClocks(database.look)), ...heard, own };
    const [counts] = await database.look<{ alarms: number; escalations: number }>(
      `SELECT (SELECT count(*)::int FROM alarm_ingestion.alarm) AS alarms, (SELECT count(*)::int FROM platform.event WHERE name = 'alarm.escalated') AS escalations`,
    );
    return {
      fault: fault.name,
      seed,
      tried: sizeOf(tally.tried),
      acknowledged: sizeOf(tally.acknowledged),
      stored,
      ...counts!,
      lost: findings.lost.length,
      callP99Ms: p99(load.callWaits),
      lines,
      findings: Object.fromEntries(Object.entries(all).filter(([, offenders]) => offenders.length > 0)),
    };
  } finally {
    await tidy.end();
  }
}

/** A gateway and somebody who follows its line. */
async function watch(city: FaultCity, databaseUrl: string, tidy: Tidy): Promise<Witness> {
  const http = await freePort();
  const gateway = new ServiceProcess('apps/gateway/src/main.js', { http }, { DATABASE_URL: databaseUrl, SECRETS_DIR: city.secretsDir });
  tidy.later(() => gateway.stop());
  await gateway.start();
  process.env['HUYING_TEST_SECRETS'] = city.secretsDir;
  const witness = await Witness.sitDown(`http://127.0.0.1:${http}`);
  tidy.later(() => witness.leave());
  return witness;
}

interface RigParts extends Pick<Rig, 'service' | 'load' | 'devices' | 'spare' | 'tell' | 'finding'> {
  bench: Bench;
  seed: number;
  minutes: number | null;
}

function rigOf({ bench, seed, minutes, ...rest }: RigParts): Rig {
  const endAt = performance.now() + (minutes ?? 0) * 60_000;
  return {
    ...bench,
    ...rest,
    dice: dice(seed),
    length: (long, short) => (minutes === null ? short : long),
    rounds: async (short, play) => {
      for (let round = 0; minutes === null ? round < short : performance.now() < endAt; round++) await play(round);
    },
  };
}

async function nothingDue(look: Bench['database']['look']): Promise<boolean> {
  const [row] = await look<{ due: number }>(`SELECT count(*)::int AS due FROM platform.timer WHERE service = 'alarm-ingestion' AND due_at <= platform.now() AND parked_at IS NULL`);
  return row!.due === 0;
}

const sizeOf = (numbers: Map<string, Set<number>>): number => [...numbers.values()].reduce((sum, set) => sum + set.size, 0);

function p99(waits: number[]): number {
  return Math.round(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0);
}
