#!/usr/bin/env node
// npm run screens [-- FOLDER]: the pages of a running demo city in both languages, as pictures (docs/ by default).
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const URL = process.env.HUYING_URL ?? 'http://127.0.0.1:8080';
const DATA = process.env.HUYING_DATA ?? '.data';
const FOLDER = process.argv[2] ?? 'docs';
const ONLY = process.argv[3];

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Name of the picture, who looks, at what, on which screen, and what they do first. */
const SCREENS = [
  ['sign-in', null, '/sign-in', DESK],
  ['desk', 'supervisor', '/desk', DESK, (page) => page.keyboard.press('j')],
  ['supervision', 'supervisor', '/supervision', DESK],
  ['follow-up', 'operator', '/follow-up', DESK],
  ['intake', 'operator', '/intake', DESK],
  ['orders', 'operator', '/orders', DESK],
  ['devices', 'engineer', '/devices', DESK],
  ['care', 'operator', '/care/calls', DESK],
  ['visits', 'grid', '/care/rounds', PHONE],
  ['elders', 'operator', '/registers/elders', DESK],
  ['provider', 'dispatcher', '/provider', DESK],
  ['board', 'city', '/board', DESK],
  ['board-district', 'district', '/board', DESK],
  ['caregiver', 'caregiver', '/caregiver', PHONE],
  ['family', 'family', '/family', PHONE],
];

const accounts = JSON.parse(readFileSync(join(DATA, 'secrets', 'demo-accounts.json'), 'utf8'));
process.env.TMPDIR = join(process.cwd(), '.test', 'chromium');
mkdirSync(process.env.TMPDIR, { recursive: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

for (const [name, username, path, viewport, act] of SCREENS) {
  if (ONLY && !name.startsWith(ONLY)) continue;
  for (const locale of ['zh-CN', 'en']) {
    const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`${name} ${locale}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && console.error(`${name} ${locale}: ${message.text()}`));
    if (username) await context.request.post(`${URL}/api/session`, { data: { username, password: accounts[username].password } });
    await page.goto(URL + path, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
    await act?.(page);
    await page.waitForTimeout(1_200);
    await page.screenshot({ path: join(FOLDER, `${name}.${locale}.png`) });
    console.log(`${FOLDER}/${name}.${locale}.png`);
    await context.close();
  }
}
await browser.close();
