/** Real: Postgres, argon2id, the HTTP door with its guard, the movable clock. */
import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../../apps/registry/src/session/password-hash.js';
import { RegistryModule } from '../../../apps/registry/src/registry.module.js';
import { newId } from '#platform/id.js';
import { account } from '#test/make/account.js';
import { StageApp } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import type { Answer } from '#test/stage/person.js';
import { until } from '#test/stage/until.js';

const PASSWORD = 'a-long-river-4711';
let database: StageDatabase;
let stage: StageApp;

beforeAll(async () => {
  database = await StageDatabase.clone('registry-sign-in', 'empty');
  stage = await StageApp.start(database, 'registry', [RegistryModule]);
});
afterAll(async () => {
  await stage?.stop();
  await database?.drop();
});

/** A fresh operator, so that no test locks out another's. */
async function operator(): Promise<{ id: string; username: string }> {
  const [id, username] = [newId(), `op-${randomBytes(4).toString('hex')}`];
  await database.query(
    `INSERT INTO registry.account (id, username, name, role, password_hash, org_path, scope_path) VALUES ($1, $2, '周岚', 'operator', $3, '420100', '420100')`,
    [id, username, await hashPassword(PASSWORD)],
  );
  return { id, username };
}

const signIn = (username: string, password = PASSWORD): Promise<Answer> => stage.anonymous().post('/api/session', { username, password });
const refresh = (cookie: string): Promise<Answer> => stage.anonymous().post('/api/session/refresh', undefined, { cookie });
const cookieOf = ({ headers }: Answer): string => headers.get('set-cookie')!.split(';')[0]!;

describe('signing in', () => {
  it('answers with a token that opens the doors, and a cookie that no script can read', async () => {
    const { id, username } = await operator();
    const answer = await signIn(username.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body.account).toEqual({ accountId: id, name: '周岚', role: 'operator', orgPath: '420100', providerId: null, caregiverId: null, elderIds: [] });
    expect(Date.parse(answer.body.expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(answer.headers.get('set-cookie')).toMatch(/^huying_refresh=[\w-]{43}; Max-Age=43200; Path=\/api\/session; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = await fetch(`${stage.url}/api/session/me`, { headers: { authorization: `Bearer ${answer.body.accessToken}` } });
    expect(await me.json()).toEqual(answer.body.account);
  });

  it('says the same to a wrong password and to an unknown name', async () => {
    const { username } = await operator();
    const [wrong, unknown] = [await signIn(username, 'not-the-password'), await signIn('nobody-of-that-name')];
    expect(wrong.status).toBe(401);
    expect(unknown).toMatchObject({ status: 401, body: wrong.body });
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const names = await Promise.all(Array.from({ length: 8 }, operator));
    const spent = async (name: string): Promise<number> => {
      const start = performance.now();
      await signIn(name, 'not-the-password');
      return performance.now() - start;
    };
    const median = (times: number[]): number => times.toSorted((a, b) => a - b)[4]!;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (const { username } of names) {
      known.push(await spent(username));
      unknown.push(await spent(`no-${username}`));
    }
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  });

  it.each([{}, { username: 'x' }, { username: 'x', password: 7 }, { username: 'x', password: 'y', role: 'system-admin' }, { username: 'x'.repeat(65), password: 'y' }])(
    'refuses the body %j',
    async (body) => expect((await stage.anonymous().post('/api/session', body)).body.code).toBe('bad-input'),
  );

  it('refuses a disabled account', async () => {
    const { id, username } = await operator();
    await database.query('UPDATE registry.account SET disabled_at = platform.now() WHERE id = $1', [id]);
    expect((await signIn(username)).body.code).toBe('sign-in-refused');
  });
});

describe('lockout', () => {
  it('locks a name after five failures, for the right password too, and opens after 15 minutes', async () => {
    const { username } = await operator();
    for (let i = 0; i < 5; i++) expect((await signIn(username, 'wrong')).status).toBe(401);
    const locked = await signIn(username);
    expect(locked).toMatchObject({ status: 429, body: { code: 'locked' } });
    expect(Date.parse(locked.body.lockedUntil)).toBeGreaterThan(Date.now());
    await database.forward('15 minutes');
    expect((await signIn(username)).status).toBe(200);
  });

  it('locks a name that does not exist in the same way', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 6; i++) answers.push((await signIn('a-guessed-name', 'wrong')).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('lets no more than five of twenty at once have their password looked at', async () => {
    const { username } = await operator();
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(username, 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('forgets failures after a success', async () => {
    const { username } = await operator();
    for (let i = 0; i < 4; i++) await signIn(username, 'wrong');
    expect((await signIn(username)).status).toBe(200);
    for (let i = 0; i < 4; i++) expect((await signIn(username, 'wrong')).status).toBe(401);
    expect((await signIn(username)).status).toBe(200);
  });
});

describe('refreshing', () => {
  it('gives a new token for each cookie once', async () => {
    const { username } = await operator();
    const first = cookieOf(await signIn(username));
    const second = await refresh(first);
    expect(second.status).toBe(200);
    expect(cookieOf(second)).not.toBe(first);
    expect((await refresh(cookieOf(second))).status).toBe(200);
  });

  it('takes a used cookie that comes back for a theft, and ends the whole sign-in', async () => {
    const { username } = await operator();
    const stolen = cookieOf(await signIn(username));
    const newest = cookieOf(await refresh(stolen));
    await database.forward('11 s');
    expect((await refresh(stolen)).body.code).toBe('refresh-reused');
    expect((await refresh(newest)).body.code).toBe('refresh-revoked');
    expect((await signIn(username)).status).toBe(200);
  });

  it('takes two tabs that refresh at once for what they are', async () => {
    const { username } = await operator();
    const cookie = cookieOf(await signIn(username));
    const answers = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)!;
    expect((await refresh(cookieOf(winner))).status).toBe(200);
  });

  it('ends after twelve hours', async () => {
    const { username } = await operator();
    const cookie = cookieOf(await signIn(username));
    await database.forward('12 hours');
    expect((await refresh(cookie)).body.code).toBe('refresh-expired');
  });

  it('ends with the sign-out', async () => {
    const { username } = await operator();
    const cookie = cookieOf(await signIn(username));
    const out = await fetch(`${stage.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^huying_refresh=;/)]);
    expect((await refresh(cookie)).body.code).toBe('refresh-revoked');
  });

  it.each([undefined, 'huying_refresh=made-up'])('refuses %s', async (cookie) => {
    const answer = await stage.anonymous().post('/api/session/refresh', undefined, cookie ? { cookie } : {});
    expect(answer).toMatchObject({ status: 401, body: { code: 'refresh-unknown' } });
  });
});

describe('an account', () => {
  it('that is disabled loses its refresh, its token within seconds, and everybody hears', async () => {
    const { id, username } = await operator();
    const opened = await signIn(username);
    const asItself = (): Promise<Response> => fetch(`${stage.url}/api/session/me`, { headers: { authorization: `Bearer ${opened.body.accessToken}` } });
    const admin = await stage.signedIn(account('system-admin'));
    expect(await admin.post(`/api/registry/accounts/${id}/disable`)).toMatchObject({ status: 200, body: { disabledAt: expect.any(String) } });
    expect((await refresh(cookieOf(opened))).body.code).toBe('refresh-revoked');
    await until('the token is refused', async () => (await asItself()).status === 401);
    const events = await database.query(`SELECT name, payload FROM platform.event WHERE subject = $1`, [id]);
    expect(events).toEqual([{ name: 'account.disabled', payload: { accountId: id } }]);
    await admin.post(`/api/registry/accounts/${id}/enable`);
    expect((await refresh(cookieOf(opened))).body.code).toBe('refresh-revoked');
    expect((await signIn(username)).status).toBe(200);
  });

  it('changes its password knowing the old one; other sign-ins end', async () => {
    const { username } = await operator();
    const elsewhere = cookieOf(await signIn(username));
    const { accessToken } = (await signIn(username)).body;
    const change = (current: string, next: string): Promise<Response> =>
      fetch(`${stage.url}/api/session/password`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ current, next }),
      });
    expect(await (await change('wrong', 'another-long-river')).json()).toMatchObject({ code: 'sign-in-refused' });
    expect(await (await change(PASSWORD, 'short')).json()).toMatchObject({ code: 'password-too-short' });
    expect((await change(PASSWORD, 'another-long-river')).status).toBe(200);
    expect((await refresh(elsewhere)).body.code).toBe('refresh-revoked');
    expect((await signIn(username)).status).toBe(401);
    expect((await signIn(username, 'another-long-river')).status).toBe(200);
  });
});
