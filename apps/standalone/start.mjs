#!/usr/bin/env node
// npm start: builds what changed, then runs every service in this process with the engines embedded.
import { requireNode } from './terminal.mjs';

requireNode();
const { readOptions } = await import('./options.mjs');
const options = readOptions(process.argv.slice(2), process.env);

if (options.watch) {
  const { watch } = await import('./watch.mjs');
  await watch(process.argv.slice(2).filter((arg) => arg !== '--watch'));
} else {
  console.log('\n呼应 Huying\n');
  try {
    if (options.build) await (await import('./build.mjs')).build();
    const { start } = await import('../../dist/apps/standalone/src/main.js');
    await start(options);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && !options.build) console.error('尚未编译 Nothing was built yet: start without --no-build.');
    else console.error(error.message);
    process.exit(1);
  }
}
