import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#test/stage/until.js';
import type { Rig } from './fault.js';

const PATIENCE_MS = 120_000;
/** Answers that were on their way when it began have come by then. */
const SILENCE_MS = 500;
/** RELIABILITY: drained this soon after the outage. */
const DRAIN_LIMIT_SECONDS = 30;

/**
 * Something that every commit needs is gone for some seconds. Answers must stop, and none may come until it is back; no
 * process ends; what waited is answered soon after.
 */
export async function outage(rig: Rig, what: string, seconds: number, begin: () => Promise<() => Promise<void>>): Promise<void> {
  const { history, load } = rig;
  history.fault(what);
  const end = await begin();
  await untilSilent(rig);
  history.note({ deed: 'down', what });
  await pause(seconds * 1000);
  history.note({ deed: 'up' });
  await end();
  const drainSeconds = await drained(rig, what);
  rig.tell(`${what}, ${seconds} s: silent meanwhile, drained ${drainSeconds.toFixed(1)} s after; ${load.acknowledged} acknowledged so far`);
}

export async function untilSilent({ load }: Rig): Promise<void> {
  let [before, since] = [load.acknowledged, performance.now()];
  await until('the answers stop', () => {
    if (load.acknowledged !== before) [before, since] = [load.acknowledged, performance.now()];
    return performance.now() - since > SILENCE_MS;
  }, PATIENCE_MS);
}

/** Seconds until everything that waited is answered; then the devices go on. */
export async function drained(rig: Rig, what: string, limitSeconds = DRAIN_LIMIT_SECONDS): Promise<number> {
  const backAt = performance.now();
  rig.load.hold();
  await until(`what waited is answered after: ${what}`, () => rig.load.unanswered === 0, PATIENCE_MS);
  const seconds = (performance.now() - backAt) / 1000;
  if (seconds > limitSeconds) rig.finding(`${what}: drained only after ${seconds.toFixed(0)} s`);
  if (!rig.service.isAlive) rig.finding(`${what}: alarm-ingestion has ended`);
  rig.load.push();
  return seconds;
}

/** The devices are heard again: some more answers have come. */
export async function heardAgain({ load }: Rig): Promise<void> {
  const before = load.acknowledged;
  await until('the devices are heard', () => load.acknowledged > before, PATIENCE_MS);
}
