#!/usr/bin/env node
// npm run map: draws who imports whom into both READMEs, between <!-- map --> and <!-- /map -->.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

const mermaid = execFileSync(
  process.execPath,
  [DEPCRUISE, 'apps', 'libs', '--config', '.dependency-cruiser.cjs', '-T', 'mermaid', '--collapse', '^(apps|libs)/[^/]+', '--include-only', '^(apps|libs)'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
).trim();
const drawing = `<!-- map -->\n\`\`\`mermaid\n${mermaid}\n\`\`\`\n<!-- /map -->`;

for (const name of ['README.md', 'README.zh-CN.md']) {
  const file = join(ROOT, name);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const mended = text.replace(/<!-- map -->[\s\S]*?<!-- \/map -->/, () => drawing);
  if (!text.includes('<!-- map -->')) console.error(`${name}: no <!-- map --> to draw into`);
  else if (mended !== text) writeFileSync(file, mended);
}
console.log(mermaid);
