#!/usr/bin/env node
/** What dependency-cruiser and the linter cannot see: a rule that reads the clock by `new Date()` with nothing in it. */
import { globSync, readFileSync } from 'node:fs';

const CLOCK = /\bnew Date\(\s*\)|\bDate\(\)/;
const breaches = globSync('apps/*/src/**/rules/**/*.ts')
  .filter((file) => !file.endsWith('.spec.ts'))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line, i) => (CLOCK.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])));

for (const breach of breaches) console.error(`a rule takes \`now\` as an argument: ${breach}`);
process.exitCode = breaches.length === 0 ? 0 : 1;
