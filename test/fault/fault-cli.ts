import { parseArgs } from 'node:util';
import type { Fault } from './fault.js';
import { FAULTS } from './faults/index.js';
import { playAlone } from './play.js';
import type { FaultReport } from './run-fault.js';
import { endAll } from './tidy.js';

const USAGE = `Usage: npm run fault -- --list
       npm run fault -- <fault|all> [--seed N] [--minutes N]   plays it on the built product, on an engine of its own
       npm run fault -- <fault|all> --short                    as npm test plays it
Ends with 1 when the checker finds anything. The same seed plays the same faults.`;
const OFFENDERS_SHOWN = 5;
/** With 0 lost of n, more than 3/n would have shown with 95 % (the rule of three). */
const RULE_OF_THREE = 3;
const INTERRUPTED = 130;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, short: { type: 'boolean' }, seed: { type: 'string', default: '7' }, minutes: { type: 'string', default: '2' } },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endAll().finally(() => process.exit(INTERRUPTED)));

const [seed, minutes] = [Number(values.seed), Number(values.minutes)];
const wanted = positionals[0] === 'all' ? FAULTS : FAULTS.filter(({ name }) => name === positionals[0]);

if (values.list) for (const { name, sentence } of FAULTS) console.log(`${name.padEnd(16)}${sentence}`);
else if (wanted.length === 0 || !Number.isInteger(seed) || !(minutes > 0)) {
  console.error(USAGE);
  process.exitCode = 2;
} else await playThem(wanted);

async function playThem(faults: readonly Fault[]): Promise<void> {
  let acknowledged = 0;
  let lost = 0;
  for (const fault of faults) {
    const missing = fault.missing?.() ?? null;
    if (missing) {
      console.log(`${fault.name}: skipped, ${missing}`);
      continue;
    }
    console.log(`${fault.name}: ${fault.sentence}\n  seed ${seed}, ${values.short ? 'short' : `${minutes} min`}`);
    const options = { seed, minutes: values.short ? null : minutes, log: (line: string) => console.log(`  ${line}`) };
    const report = await playAlone(fault, values.short ? 'small' : 'demo', options).catch((error: Error) => error);
    if (report instanceof Error) {
      console.log(`  FOUND it did not come to its end: ${report.message}`);
      process.exitCode = 1;
      continue;
    }
    print(report);
    acknowledged += report.acknowledged;
    lost += report.lost;
    if (Object.keys(report.findings).length > 0) process.exitCode = 1;
  }
  if (acknowledged > 0) console.log(`\n${acknowledged} acknowledged, ${lost} lost${lost === 0 ? `: fewer than ${(RULE_OF_THREE / acknowledged).toExponential(1)} of all (3/n)` : ''}`);
}

function print({ tried, acknowledged, stored, lost, alarms, escalations, callP99Ms, findings }: FaultReport): void {
  console.log(`  tried ${tried}  acknowledged ${acknowledged}  stored ${stored}  lost ${lost}  alarms ${alarms}  escalations ${escalations}  calls' PUBACK p99 ${callP99Ms} ms`);
  for (const [clause, offenders] of Object.entries(findings)) {
    console.log(`  FOUND ${clause}: ${offenders.length} (${offenders.slice(0, OFFENDERS_SHOWN).join(', ')}${offenders.length > OFFENDERS_SHOWN ? ', …' : ''})`);
  }
  if (Object.keys(findings).length === 0) console.log('  nothing found');
}
