import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoAccount } from '../../registry/src/seed/accounts.seed.js';
import type { DataFolder } from './data-folder.js';
import type { StandaloneSettings } from './settings.js';

const ACCOUNTS_FILE = 'demo-accounts.json';

/** The demo's accounts for people, with their passwords: said once, when the city is new. */
export function showAccounts(folder: DataFolder): void {
  const accounts = JSON.parse(readFileSync(join(folder.secrets, ACCOUNTS_FILE), 'utf8')) as Record<string, DemoAccount>;
  const forPeople = Object.entries(accounts).filter(([username]) => !username.startsWith('sim-'));
  const width = Math.max(...forPeople.map(([username]) => username.length));
  const lines = forPeople.map(([username, { password, title }]) => `    ${username.padEnd(width)}  ${password}  ${title}`);
  process.stdout.write(`\n  演示账号(只显示这一次)Demo accounts, shown this once:\n\n${lines.join('\n')}\n`);
}

/** Where to look, and where everything is kept. */
export function showAddress({ host, port, mqttPort, demo }: StandaloneSettings, folder: DataFolder): void {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const accounts = demo ? `\n    账号 accounts   ${join(folder.secrets, ACCOUNTS_FILE)}` : '';
  process.stdout.write(`
  打开 Open       http://${shown}:${port}
    接口 API        http://${shown}:${port}/api/docs
    设备 devices    mqtt://${shown}:${mqttPort}${accounts}
    日志 log        ${folder.logFile}

  按 Ctrl-C 停止 Ctrl-C stops everything.
`);
}
