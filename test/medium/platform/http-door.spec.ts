// Real: Fastify, guard, pipe, filter, interceptor, PostgreSQL with row-level security under the service's role.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsInt, Max } from 'class-validator';
import { Me, Public, Roles } from '#platform/auth.js';
import { Database } from '#platform/database.js';
import type { Account } from '#contracts/people.js';
import { scopeOf } from '#platform/scope.js';
import { account } from '#test/make/account.js';
import { StageApp, tokenFor } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { Person } from '#test/stage/person.js';
import { bareService } from '#test/stage/platform.js';

class CountDto {
  @IsInt() @Max(9) count: number;
}

let made = 0;

@Controller('things')
class ThingController {
  constructor(private readonly database: Database) {}

  @Get() @Roles('operator', 'provider-dispatcher', 'family')
  list(@Me() me: Account) {
    return this.database.within(scopeOf(me), (tx) => tx.query('SELECT name FROM dispatch.thing ORDER BY name'));
  }
  @Get('open') @Public() open() {
    return { open: true };
  }
  @Get('undeclared') undeclared() {
    return {};
  }
  @Get('broken/:id') @Public() broken(@Param('id') id: string) {
    throw new Error(`the secret of ${id}`);
  }
  @Post() @Roles('operator') make(@Body() { count }: CountDto) {
    made++;
    return { count, made };
  }
}

const ELDER = '00000000-0000-7000-8000-000000000001';
let stage: StageDatabase;
let app: StageApp;
let operator: Person;

beforeAll(async () => {
  stage = await StageDatabase.clone('http-door', 'empty');
  await stage.query(`
    CREATE TABLE dispatch.thing (name text, org_path text, provider_id text, elder_id uuid);
    INSERT INTO dispatch.thing VALUES
      ('a', '420100.420102.420102002', 'P01', '${ELDER}'), ('b', '420100.420102', 'P02', NULL), ('c', '420100.420103', NULL, NULL), ('d', NULL, NULL, NULL);
    SELECT platform.protect('dispatch.thing', 'org_path', 'provider_id', 'elder_id');
    GRANT ALL ON dispatch.thing TO huying_dispatch`);
  app = await StageApp.start(stage, 'dispatch', [bareService('dispatch', [], [ThingController])]);
  operator = await app.signedIn(account('operator'));
});
afterAll(async () => {
  await app.stop();
  await stage.drop();
});

const names = (rows: { name: string }[]) => rows.map((row) => row.name);

test.each([
  ['the city', account('operator'), ['a', 'b', 'c']],
  ['a district', account('operator', { orgPath: '420100.420102' }), ['a', 'b']],
  ['a neighbour whose code begins alike', account('operator', { orgPath: '420100.42010' }), []],
  ['a provider', account('provider-dispatcher', { providerId: 'P01' }), ['a']],
  ['a family', account('family', { elderIds: [ELDER] }), ['a']],
  ['a family of nobody', account('family'), []],
])('%s sees its own rows and no others', async (_, who, rows) => {
  const answer = await (await app.signedIn(who)).get('/api/things');
  expect([answer.status, names(answer.body)]).toEqual([200, rows]);
});

test('without a scope the role sees no row at all', async () => {
  const [row] = await stage.query<{ count: number }>(`
    SELECT set_config('huying.scope', '', true), (SELECT 1 FROM set_config('role', 'huying_dispatch', true)), (SELECT count(*)::int FROM dispatch.thing) AS count`);
  // The owner sees four; the role, asked in a session of its own, none.
  expect(row!.count).toBe(4);
  const bare = new Database({ service: 'dispatch', entities: [], url: stage.url, poolSize: 1 });
  await bare.onModuleInit();
  expect(await bare.source.query('SELECT * FROM dispatch.thing')).toEqual([]);
  await bare.onApplicationShutdown();
});

test.each([
  ['no token', () => app.anonymous(), '/api/things', 401, 'not-signed-in'],
  ['a role that may not', async () => app.signedIn(account('caregiver')), '/api/things', 403, 'not-allowed'],
  ['a route that declares nobody', async () => operator, '/api/things/undeclared', 403, 'not-allowed'],
  ['a token past its end', async () => new Person(app.url, await tokenFor(account('operator'), '-1s')), '/api/things', 401, 'token-expired'],
  ['a token nobody signed', async () => new Person(app.url, 'aaaa.bbbb.cccc'), '/api/things', 401, 'not-signed-in'],
  ['an unknown path', async () => operator, '/api/nothing', 404, 'not-found'],
])('%s is refused with a problem', async (_, who, path, status, code) => {
  const answer = await (await who()).get(path);
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(answer.body).toMatchObject({ status, code, type: `urn:huying:problem:${code}` });
  expect(answer.status).toBe(status);
});

test('an error of ours says a reference and nothing else', async () => {
  const answer = await app.anonymous().get('/api/things/broken/x1');
  expect(answer.body).toMatchObject({ status: 500, code: 'internal' });
  expect(JSON.stringify(answer.body)).not.toMatch(/secret|stack|\.ts/);
});

test('bad fields are named, unknown ones too', async () => {
  const answer = await operator.post('/api/things', { count: 10, more: 1 });
  expect(answer.status).toBe(400);
  expect(answer.body.fields.map((fault: { field: string }) => fault.field).toSorted()).toEqual(['count', 'more']);
});

test('a body over 100 KB is refused', async () => {
  expect((await operator.post('/api/things', { count: 1, more: 'x'.repeat(110_000) })).body.code).toBe('too-large');
});

test('the same request with the same key takes effect once', async () => {
  made = 0;
  const key = { 'idempotency-key': 'key-of-this-test' };
  const first = await operator.post('/api/things', { count: 1 }, key);
  const again = await operator.post('/api/things', { count: 1 }, key);
  expect([first.status, again.status, again.body, made]).toEqual([201, 201, first.body, 1]);
  expect((await operator.post('/api/things', { count: 2 }, key)).body.code).toBe('key-reused');
});

test('twenty at once with one key: one effect, the others wait or get its answer', async () => {
  made = 0;
  const answers = await Promise.all(Array.from({ length: 20 }, () => operator.post('/api/things', { count: 3 }, { 'idempotency-key': 'twenty-at-once' })));
  expect(made).toBe(1);
  expect(answers.every(({ status, body }) => (status === 201 && body.count === 3) || body.code === 'still-running')).toBe(true);
});
