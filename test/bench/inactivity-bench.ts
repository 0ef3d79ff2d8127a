import { percentile } from './figures.js';
import { type Home, inventHomes, readHomes } from './inactivity-homes.js';
import { DOOR_HABITS, FIXED_12H, FIXED_24H, FUSED, HABITS, type Rule } from './inactivity-rules.js';
import { type Score, tryOut } from './inactivity-trial.js';

const SYNTHETIC = { homes: 8, days: 120, seed: 7 };
/** A collapse is tried after every so many words: less work, the same figures. Prime, so that every hour has its turn. */
const EVERY = 5;
const EVERY_INVENTED = 23;

/** `npm run bench -- inactivity [households.csv.gz]`: false alarms per home and day, hours to detection. Only simulated collapses. */
export async function inactivityBench(): Promise<void> {
  const path = process.argv[3] ?? process.env['HUYING_WATER_DATA'];
  console.log('Inactivity from water: the rules of `npm run -s judge`, learning as they go, nothing seen ahead.');
  console.log('Limits were chosen on each home\'s first half; the second half is the test. Collapses are simulated: registers freeze.\n');
  if (path) {
    const homes = readHomes(path);
    console.log(`${homes.length} homes of ${path}. Published, on 23 homes of that trial: 12 h < 10 L 0.286 a day, median 10 h; 24 h < 10 L 0.042, 22 h.`);
    report(homes, [FIXED_12H, FIXED_24H, HABITS], EVERY);
  } else {
    console.log('No data given, so the homes are INVENTED by a seeded generator: the figures compare rules with each other, no more.');
  }
  const invented = inventHomes(SYNTHETIC.homes, SYNTHETIC.days, SYNTHETIC.seed);
  console.log(`\n${SYNTHETIC.homes} invented homes, ${SYNTHETIC.days} days, seed ${SYNTHETIC.seed}: what a second sensor adds.`);
  report(invented, [FIXED_12H, FIXED_24H, HABITS, DOOR_HABITS, FUSED], EVERY_INVENTED);
}

function report(homes: readonly Home[], rules: readonly Rule[], every: number): void {
  console.log(`  ${''.padEnd(26)}${'half'.padEnd(8)}${'false/day'.padEnd(11)}${'calls/day'.padEnd(11)}after use: median   mean    p90   | any hour: median   mean`);
  for (const rule of rules) {
    const halves = tryOut(rule, homes, every);
    for (const [i, score] of halves.entries()) console.log(`  ${(i === 0 ? rule.name : '').padEnd(26)}${['first', 'second'][i]!.padEnd(8)}${lineOf(score)}`);
  }
}

function lineOf({ days, falseAlarms, falseCalls, hoursAfterUse, hoursAnyTime }: Score): string {
  const rate = (n: number): string => (n / days).toFixed(3).padEnd(11);
  const h = (n: number): string => n.toFixed(1).padStart(7);
  return `${rate(falseAlarms)}${rate(falseCalls)}${h(percentile(hoursAfterUse, 0.5)).padStart(17)}${h(mean(hoursAfterUse))}${h(percentile(hoursAfterUse, 0.9))}   |${h(percentile(hoursAnyTime, 0.5)).padStart(17)}${h(mean(hoursAnyTime))}`;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
