import { createInterface } from 'node:readline';
import type { DeviceClass } from '#contracts/device.js';
import { DEVICE_CLASSES } from '#contracts/device.js';
import { JudgeRun, readReading } from './rules/judge-run.js';
import { JUDGED_TYPES, limitsOf, RULES } from './rules/judgement-limits.js';

const HELP = `judge: what a stored past would have raised, by the rules of the server and without it.

in   {"deviceId","at","metrics"?,"alarms"?,"elderId"?,"class"?}   one JSON object a line, in time order
       at       ISO 8601 with its offset, as the device says it; a line older than its forerunners is a late word
       metrics  {"volumeTotal":12.345,"contactOpen":true,...}, alarms [{"type":"SMOKE","active":true}]
       elderId  devices of one elder are judged together (a second quiet sensor, a lively one); without it a device is its own elder
       class    ${DEVICE_CLASSES.join(' ')};
                without it: what the device was before, else what its metrics tell (volumeTotal WATER, contactOpen DOOR,
                occupied MOTION, power POWER, ...), else SOS
out  {"deviceId","type","level","at"}   one line for each alarm raised, in time order; --because adds why
       Also what falls due between readings by the clock alone: at is then the instant at which it fell due. A state that lasts
       is raised once, until its sensor clears it. The run ends with the last reading.
A line that cannot be read gives {"id"?,"error"} (its own id, when it has one) and the run goes on. Exit 0.
Habits are learned as the run goes; fixed limits hold until 14 days are known:
${JUDGED_TYPES.map((type) => `  ${type.padEnd(14)} ${JSON.stringify(RULES[type].defaults)}`).join('\n')}
Silent, so that its silence says nothing: a meter after 3 h, WATCH SOS FALL BED after 45 min, all others after 75 h.`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP + '\n');
} else {
  // A reader that has seen enough closes the pipe; that is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  const explains = process.argv.includes('--because');
  const run = new JudgeRun(limitsOf([], []));
  const classes = new Map<string, DeviceClass>();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') for (const answer of answers(line)) process.stdout.write(JSON.stringify(answer) + '\n');
  }

  function answers(line: string): object[] {
    let request: unknown;
    try {
      request = JSON.parse(line);
    } catch {
      return [{ error: 'not-json' }];
    }
    if (typeof request !== 'object' || request === null || Array.isArray(request)) return [{ error: 'not-an-object' }];
    const read = readReading(request as Record<string, unknown>, classes);
    const { id } = request as { id?: unknown };
    if (!read.ok) return [{ ...(id === undefined ? {} : { id }), error: read.why }];
    classes.set(read.reading.deviceId, read.reading.deviceClass);
    return run.read(read.reading).map(({ because, ...raised }) => (explains && because ? { ...raised, because } : raised));
  }
}
