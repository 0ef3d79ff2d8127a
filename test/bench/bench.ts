import { depthBench } from './depth-bench.js';
import { inactivityBench } from './inactivity-bench.js';
import { ingestBench } from './ingest-bench.js';

/** `npm run bench -- <name>`: figures, each beside its floor, measured in the same run. Everything on loopback; ends by itself. */
const BENCHES: Record<string, () => Promise<void>> = { inactivity: inactivityBench, ingest: ingestBench, depth: depthBench };

const name = process.argv[2] ?? '';
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!bench) {
  console.error(`Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}>`);
  process.exit(2);
}
await bench();
