/** Real: the gateway's HTTP door. Invented: a console of three files. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayModule } from '../../../apps/gateway/src/gateway.module.js';
import { type Answer } from '#test/stage/person.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';

let database: StageDatabase;
let stage: StageApp;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huying-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<p>the page</p>');
  writeFileSync(join(folder, 'mark.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'app-a1b2.js'), 'the script');
  database = await StageDatabase.clone('gateway-files', 'empty');
  stage = await StageApp.start(database, 'gateway', [GatewayModule], { CONSOLE_DIR: folder });
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

const get = (path: string): Promise<Answer> => stage.anonymous().get(path);

describe("the console's files", () => {
  it.each(['/', '/desk', '/board/420102?month=2026-03', '/alarms/0198.x/'])('%s is the page, asked for anew each time', async (path) => {
    const { status, body, headers } = await get(path);
    expect([status, body, headers.get('cache-control')]).toEqual([200, '<p>the page</p>', 'no-cache']);
  });

  it('files whose name tells their content may be kept, others not', async () => {
    const [script, mark] = [await get('/assets/app-a1b2.js'), await get('/mark.svg')];
    expect([script.status, script.body, script.headers.get('cache-control')]).toEqual([200, 'the script', 'public, max-age=31536000, immutable']);
    expect([mark.status, mark.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });

  it.each(['/assets/app-gone.js', '/favicon.ico', '/api/nothing', '/socket.io/', '/../package.json', '/%2e%2e/package.json', '/assets/%2e%2e/%2e%2e/package.json'])(
    '%s is not there, and no page pretends to be it',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body)).not.toContain('the page');
    },
  );

  it('an unreadable address is refused, not a crash', async () => {
    expect((await get('/%E0%A4%A')).status).toBe(400);
  });

  it('pages may load nothing from elsewhere', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
