// Real: the built command as its own process, with pipes.
import { spawn } from 'node:child_process';

function judge(input: string, ...argv: string[]): Promise<{ code: number | null; out: any[]; text: string }> {
  const child = spawn(process.execPath, ['dist/apps/alarm-ingestion/src/judge-cli.js', ...argv]);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, text, out: text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)) })));
}
const at = (hours: number) => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString();
const lines = (...values: unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

test('alarms in time order, those by the clock among them; a bad line is told and the run goes on', async () => {
  const water = Array.from({ length: 14 }, (_, hour) => ({ deviceId: 'W', at: at(hour), metrics: { volumeTotal: 5 } }));
  const answer = await judge(
    lines(...water, '', 'oops', { id: 7, deviceId: 'W', at: 'then' }, { deviceId: 'D', at: at(14), metrics: { contactOpen: false } }, { deviceId: 'S', at: at(40), alarms: [{ type: 'SMOKE', active: true }] }),
  );
  expect(answer.code).toBe(0);
  expect(answer.out).toEqual([
    { deviceId: 'W', type: 'WATER_LOW', level: 'P2', at: at(12) },
    { error: 'not-json' },
    { id: 7, error: 'at-not-an-instant' },
    { deviceId: 'D', type: 'DOOR_IDLE', level: 'P2', at: at(38) },
    { deviceId: 'S', type: 'SMOKE', level: 'P1', at: at(40) },
  ]);
});

test('--because says why, and --help what the fields are', async () => {
  const vital = (hours: number) => ({ deviceId: 'V', class: 'VITALS', at: at(hours), metrics: { spo2: 90 } });
  expect((await judge(lines(vital(0), vital(0.1)), '--because')).out).toMatchObject([{ type: 'VITAL_RED', because: { kind: 'vitals', measured: 1, of: 7 } }]);
  expect((await judge('', '--help')).text).toContain('elderId');
});
