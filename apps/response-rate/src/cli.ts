import { once } from 'node:events';
import { readArguments } from './cli-arguments.js';
import { HELP } from './cli-help.js';
import { linesOf } from './cli-lines.js';
import { RateRun } from './rate-run.js';

/** Written in pieces of about this many characters. */
const PIECE = 65_536;

async function judge(run: RateRun): Promise<void> {
  for await (const lines of linesOf(process.stdin)) {
    const errors = lines.flatMap((line) => run.read(line) ?? []);
    if (errors.length > 0) await write(process.stderr, errors.map((error) => JSON.stringify(error) + '\n').join(''));
  }
  let piece = '';
  for (const verdict of run.verdicts()) {
    piece += JSON.stringify(verdict) + '\n';
    if (piece.length < PIECE) continue;
    await write(process.stdout, piece);
    piece = '';
  }
  await write(process.stdout, piece);
  process.exitCode = run.failed ? 1 : 0;
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const asked = readArguments(process.argv.slice(2));
if (asked.kind === 'help') {
  await write(process.stdout, HELP);
} else if (asked.kind === 'wrong') {
  await write(process.stderr, JSON.stringify({ error: asked.why }) + '\nAsk with --help.\n');
  process.exitCode = 2;
} else {
  await judge(new RateRun(asked.month, asked.asOf, asked.targetPermille));
}
