import type { JudgeRun } from '../../apps/alarm-ingestion/src/rules/judge-run.js';
import type { Home } from './inactivity-homes.js';
import { QUIET, raisedAt, type Rule, runOf, say, type Word, wordsOf } from './inactivity-rules.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Habits are learned as the run goes; nothing is counted before. */
const WARM_UP_DAYS = 21;
/** A meter silent for longer is not watched, and its time does not count. */
const SILENT_MS = 3 * HOUR_MS;
/** Who has not been found by then counts as found then. */
const GIVE_UP_HOURS = 96;

/** One half of a home's time, added up over homes. */
export interface Score {
  days: number;
  /** Alarms though she was well: each time the rule began to hold. */
  falseAlarms: number;
  /** The same, one a home in 24 h: what an operator would be called for. */
  falseCalls: number;
  /** Hours from a collapse right after water was used, and from one at any hour, to the alarm. */
  hoursAfterUse: number[];
  hoursAnyTime: number[];
}

const empty = (): Score => ({ days: 0, falseAlarms: 0, falseCalls: 0, hoursAfterUse: [], hoursAnyTime: [] });

/**
 * Lives each home's year through a rule, which learns as it goes and never sees ahead. After every `every`-th word the
 * elder collapses in a run of its own: the registers freeze, the doors stay shut, and we wait for the alarm.
 */
export function tryOut(rule: Rule, homes: readonly Home[], every: number): [first: Score, second: Score] {
  const halves: [Score, Score] = [empty(), empty()];
  for (const home of homes) live(rule, home, every, halves);
  return halves;
}

function live(rule: Rule, home: Home, every: number, halves: [Score, Score]): void {
  const words = wordsOf(home, rule);
  const [beginsMs, endsMs] = [words[0]!.atMs, words.at(-1)!.atMs];
  const run = runOf(rule);
  let before: Word | null = null;
  let litres = 0;
  let calledMs = Number.NEGATIVE_INFINITY;
  for (const [i, word] of words.entries()) {
    const half = halves[word.atMs < (beginsMs + endsMs) / 2 ? 0 : 1];
    const counts = word.atMs - beginsMs >= WARM_UP_DAYS * DAY_MS;
    const raised = say(run, word);
    const watched = before !== null && word.atMs - before.atMs <= SILENT_MS;
    if (counts && (watched || !rule.water)) half.days += (word.atMs - before!.atMs) / DAY_MS;
    for (const atMs of counts ? raised : []) {
      half.falseAlarms++;
      if (atMs - calledMs < DAY_MS) continue;
      half.falseCalls++;
      calledMs = atMs;
    }
    const used = word.litres === undefined || (before !== null && word.litres > litres);
    if (counts && watched && i % every === 0 && !raised.length) {
      const hours = collapse(run, word, word.litres ?? litres, rule);
      half.hoursAnyTime.push(hours);
      if (used) half.hoursAfterUse.push(hours);
    }
    litres = word.litres ?? litres;
    before = word;
  }
}

/** Hours from now to the alarm if nothing moves any more; 0 when one stands already. */
function collapse(living: JudgeRun, { atMs }: Word, litres: number, { water }: Rule): number {
  if (living.stands(QUIET)) return 0;
  const run = living.fork();
  for (let hour = 1; hour <= GIVE_UP_HOURS; hour++) {
    const now = atMs + hour * HOUR_MS;
    const raised = water ? say(run, { atMs: now, litres }) : raisedAt(run.until(now));
    if (raised.length > 0) return (raised[0]! - atMs) / HOUR_MS;
  }
  return GIVE_UP_HOURS;
}
