#!/usr/bin/env node
/**
 * `npm test [-- KIND ...]`: types, lint, shape, a build, then every kind of test. Goes on after a failure, so that one run shows all
 * of it; ends non-zero when anything failed; its last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const CHECKS = [
  ['types', ['npm', 'run', '-s', 'types']],
  ['lint', ['npm', 'run', '-s', 'lint']],
  ['shape', ['npm', 'run', '-s', 'shape']],
  ['build', ['npm', 'run', '-s', 'build']],
];
// Stories, browsers and faults want the two cores for themselves; rules and medium tests share them.
const KINDS = [
  ['rules', ['-w', '2']],
  ['medium', ['-w', '2', '--workerIdleMemoryLimit=300MB']],
  ['story', ['-w', '1']],
  ['browser', ['-w', '1']],
  ['fault', ['-w', '1']],
];

/** What a wrapper ends with when the thing that it would try is not installed. */
const SKIPPED = 77;

const only = process.argv.slice(2);
const results = '.test/results';
let passed = 0;
let failed = 0;

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

for (const [name, [command, ...args]] of CHECKS) {
  if (only.length > 0 && !only.includes(name)) continue;
  heading(name);
  if (spawnSync(command, args, { stdio: 'inherit' }).status === 0) passed++;
  else failed++;
}

for (const [kind, args] of KINDS) {
  if (only.length > 0 && !only.includes(kind)) continue;
  heading(kind);
  runJest(kind, [], ['--selectProjects', kind, ...args]);
}

// The services as separate processes once more, on the PostgreSQL that Debian ships, where it is installed.
if (only.length === 0 || only.includes('debian')) {
  heading('debian');
  runJest('debian', ['test/stage/debian-postgres.mjs', process.execPath], ['--selectProjects', 'story', '-w', '1', 'test/story/the-services-run-apart']);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Counts a run of jest; `under` is a script that wraps it and may say that it has to be skipped. */
function runJest(name, under, args) {
  const outputFile = `${results}/${name}.json`;
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const { status } = spawnSync(process.execPath, [...under, ...jest, ...args, '--json', `--outputFile=${outputFile}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === SKIPPED) {
    console.log('skipped: what it needs is not installed here');
    return;
  }
  const counted = count(outputFile);
  passed += counted.passed;
  // A run that ended badly without naming a failed test (its setup broke, nothing was found) is one failure.
  failed += counted.failed || (status === 0 && counted.passed > 0 ? 0 : 1);
}

function heading(name) {
  console.log(`\n== ${name} (${new Date().toISOString().slice(11, 19)})`);
}

function count(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
