// Real: the built command as its own process, with pipes.
import { spawn } from 'node:child_process';
import { makeMeal, makeOrder, makeStreet } from '#test/rate/make-demand.js';

function rate(input: string, ...argv: string[]): Promise<{ code: number | null; out: any[]; errors: any[]; text: string }> {
  const child = spawn(process.execPath, ['dist/apps/response-rate/src/cli.js', ...argv]);
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece) => (errors += piece));
  child.stdin.end(input);
  const objects = (text: string) => text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  return new Promise((done) => child.on('close', (code) => done({ code, out: objects(out), errors: objects(errors), text: out })));
}
const lines = (...values: unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

test('verdicts on standard output, bad lines on standard error, and 1 at the end', async () => {
  const good = makeOrder();
  const answer = await rate(lines(makeStreet(), '', good, 'oops', good, makeMeal({ level: 'P9' })), '--month', '2026-03');
  expect(answer.code).toBe(1);
  expect(answer.errors).toEqual([4, 5, 6].map((line) => ({ error: expect.any(String), line })));
  expect(answer.out).toHaveLength(6);
  expect(answer.out[1]).toMatchObject({ type: 'cell', category: 'CLEAN', n: 1, e: 1, by: 'SHORT', monthN: 1 });
});

test('a clean run ends with 0', async () => {
  const answer = await rate(lines(makeStreet(), makeOrder()), '--month', '2026-03', '--target', '0');
  expect(answer).toMatchObject({ code: 0, errors: [] });
  expect(answer.out.at(-1)).toEqual({ type: 'rate', month: '2026-03', num: 0, den: 1, targetPermille: 0, met: true });
});

test('help, and a question that cannot be understood', async () => {
  expect((await rate('', '--help')).text).toContain('acknowledgeP1');
  expect(await rate('', '--month', 'soon')).toMatchObject({ code: 2, out: [], errors: [{ error: expect.any(String) }] });
});
