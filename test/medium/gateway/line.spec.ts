/** Real: Postgres, the event log, the gateway on its port, socket.io clients. Invented: what is told. */
import type { Socket } from 'node:net';
import type { Account } from '#contracts/people.js';
import { REPLAY_LIMIT_EVENTS } from '#contracts/socket.js';
import { Database } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { metrics } from '#platform/metrics.js';
import { SYSTEM } from '#platform/scope.js';
import { GatewayModule } from '../../../apps/gateway/src/gateway.module.js';
import { account } from '#test/make/account.js';
import { StageApp, tokenFor } from '#test/stage/app.js';
import { StageDatabase } from '#test/stage/database.js';
import { Page } from '#test/stage/page.js';
import { until } from '#test/stage/until.js';

const STREET = '420100.420102.420102002';
const pages: Page[] = [];
let database: StageDatabase;
let stage: StageApp;
/** Elders and accounts are the registry's to speak of. */
let registry: Database;

beforeAll(async () => {
  database = await StageDatabase.clone('gateway-line', 'empty');
  stage = await StageApp.start(database, 'gateway', [GatewayModule]);
  registry = new Database({ service: 'registry', entities: [], url: database.url, poolSize: 2 });
  await registry.onModuleInit();
});
afterEach(() => pages.splice(0).forEach((page) => page.close()));
afterAll(async () => {
  await registry?.onApplicationShutdown();
  await stage?.stop();
  await database?.drop();
});

async function open(who: Account, expiresIn?: string): Promise<Page> {
  const page = await Page.open(stage.url, await tokenFor(who, expiresIn));
  pages.push(page);
  return page;
}

/** Says that elders changed, one event for each id, in one transaction. */
async function say(ids: string[], more: { orgPath?: string; providerIds?: string[]; caregiverIds?: string[]; elderId?: string } = {}): Promise<void> {
  const events = ids.map((id) => ({ name: 'elder.changed' as const, subject: id, orgPath: STREET, ...more, payload: { elderId: id } }));
  await registry.within(SYSTEM, (tx) => tellAll(tx, events));
}

/** A line in the ledger of consents, of an elder who need not be registered. */
async function agrees(elderId: string, granted: boolean): Promise<void> {
  await database.query(
    `SET session_replication_role = replica;
     INSERT INTO registry.consent (elder_id, org_path, kind, granted, given_by, purpose, at, recorded_by_name)
     VALUES ('${elderId}', '${STREET}', 'FAMILY_SHARING', ${granted}, 'ELDER', '', now(), '')`,
  );
}

const ids = (count: number): string[] => Array.from({ length: count }, () => newId());

describe('the line to a console', () => {
  it('tells what happens, and after a cut exactly what was missed, once and in order', async () => {
    const operator = account('operator');
    const page = await (await open(operator)).follow();
    const [before, during, after] = [ids(3), ids(250), ids(2)];
    await say(before);
    await page.hears(before[2]!);
    page.close();
    await say(during);

    const again = await (await open(operator)).follow(page.cursor);
    await say(after);
    await again.hears(after[1]!);
    expect([...page.subjects, ...again.subjects]).toEqual([...before, ...during, ...after]);
    expect(again.snapshots).toEqual([]);
  });

  it('loses and repeats nothing while events pour in and the page comes and goes', async () => {
    const operator = account('operator');
    let page = await (await open(operator)).follow();
    // A page that is gone before it heard anything comes back with what it came with.
    let cursor = page.cursor;
    const [told, heard]: [string[], string[]] = [[], []];
    for (let round = 0; round < 12; round++) {
      const batch = ids(7);
      told.push(...batch);
      const saying = say(batch);
      if (round % 3 === 2) {
        heard.push(...page.subjects);
        cursor = page.events.at(-1)?.cursor ?? cursor;
        page.close();
        page = await (await open(operator)).follow(cursor);
      }
      await saying;
    }
    await page.hears(told.at(-1)!);
    heard.push(...page.subjects);
    expect(heard).toEqual(told);
  });

  it('tells nobody what lies outside their scope', async () => {
    const [elderId, otherId] = [newId(), newId()];
    await agrees(elderId, true);
    await agrees(otherId, true);
    const here = [
      account('district-officer', { orgPath: '420100.420102' }),
      account('provider-dispatcher', { providerId: 'P01' }),
      account('caregiver', { providerId: 'P01', caregiverId: 'C001' }),
      account('family', { elderIds: [elderId] }),
    ];
    const elsewhere = [
      account('district-officer', { orgPath: '420100.420103' }),
      account('street-officer', { orgPath: '420100.420102.420102003' }),
      account('provider-dispatcher', { providerId: 'P02' }),
      account('caregiver', { providerId: 'P01', caregiverId: 'C002' }),
      account('family', { elderIds: [otherId] }),
    ];
    const city = await (await open(account('city-officer'))).follow();
    const from = city.cursor;
    const insiders = await Promise.all(here.map(async (who) => (await open(who)).follow()));
    const outsiders = await Promise.all(elsewhere.map(async (who) => (await open(who)).follow()));
    const [secret, last] = [newId(), newId()];
    await say([secret], { providerIds: ['P01'], caregiverIds: ['C001'], elderId });
    await Promise.all(insiders.map((page) => page.hears(secret)));

    // An event for everybody behind it: whoever heard this one has been told all before it.
    const everybody = { providerIds: ['P02'], caregiverIds: ['C002'], elderId: elsewhere[4]!.elderIds[0]! };
    await say([last], { orgPath: '420100.420103', ...everybody });
    await say([last], { orgPath: '420100.420102.420102003' });
    await Promise.all(outsiders.map((page) => page.hears(last)));
    for (const page of outsiders) expect(page.subjects).not.toContain(secret);

    // Nor by asking for the past.
    const prying = await (await open(elsewhere[0]!)).follow(from);
    await prying.hears(last);
    expect(prying.subjects).not.toContain(secret);
  });

  it('tells a family of an elder only while the elder shares', async () => {
    const elderId = newId();
    const family = account('family', { elderIds: [elderId] });
    const [before, during, after, everybody] = [newId(), newId(), newId(), newId()];
    const operator = await (await open(account('operator'))).follow();
    const follows = async () => (await open(family)).follow();

    const stranger = await follows();
    await say([before], { elderId });
    await agrees(elderId, true);
    const insider = await follows();
    await say([during], { elderId });
    await insider.hears(during);

    // Taken back: the open page is cut, and what it may hear is asked anew.
    await agrees(elderId, false);
    await say([elderId], { elderId });
    await until('the page is cut', () => !insider.socket.connected && !stranger.socket.connected);
    const outsider = await follows();
    await say([after], { elderId });
    await say([everybody]);
    await operator.hears(everybody);
    expect(stranger.subjects).toEqual([]);
    expect(insider.subjects).not.toContain(after);
    expect(outsider.subjects).toEqual([]);
  });

  it('asks for a snapshot when the page is too far behind, or comes from another database', async () => {
    const operator = account('operator');
    const page = await (await open(operator)).follow();
    const from = page.cursor;
    const flood = ids(REPLAY_LIMIT_EVENTS + 1);
    await say(flood);
    await page.hears(flood.at(-1)!);
    expect(page.subjects).toEqual(flood);

    const late = await (await open(operator)).follow(from);
    await until('the late page is told to fetch anew', () => late.snapshots.length === 1);
    expect(late.events).toEqual([]);
    const stranger = await (await open(operator)).follow('99999999999.1');
    await until('the stranger is told to fetch anew', () => stranger.snapshots.length === 1);

    const [next] = ids(1);
    await say([next!]);
    await Promise.all([late.hears(next!), stranger.hears(next!)]);
  });

  it('beats with the newest cursor, and never ahead of what it told', async () => {
    const page = await (await open(account('operator'))).follow();
    const [id] = ids(1);
    await say([id!]);
    await until('a beat', () => page.beats.length > 0);
    expect(page.subjects).toEqual([id]);
    expect(page.beats[0]!.cursor).toBe(page.cursor);
    expect(Date.parse(page.beats[0]!.at)).not.toBeNaN();
  });

  it('lets nobody in without a valid token', async () => {
    const stranger = await Page.open(stage.url, 'nonsense');
    const late = await open(account('operator'), '0s');
    expect([stranger.refusals, late.refusals]).toEqual([['not-signed-in'], ['token-expired']]);
    stranger.close();
  });

  it('cuts a line when its token runs out, and when its account is disabled', async () => {
    const [brief, dismissed, colleague] = await Promise.all([open(account('operator'), '2s'), open(account('operator', { accountId: 'a-dismissed' })), open(account('operator'))]);
    await Promise.all([brief, dismissed, colleague].map((page) => page.follow()));
    const dismissal = { name: 'account.disabled' as const, subject: 'a-dismissed', orgPath: '420100', payload: { accountId: 'a-dismissed' } };
    await registry.within(SYSTEM, (tx) => tellAll(tx, [dismissal]));
    await until('the dismissed account is cut', () => dismissed.socket.disconnected);
    expect(dismissed.refusals).toEqual(['not-signed-in']);
    await until('the old token is cut', () => brief.socket.disconnected);
    expect(brief.refusals).toEqual(['token-expired']);
    expect(colleague.socket.connected).toBe(true);
  });

  it('cuts a console that does not read, and keeps the others up to date', async () => {
    const cuts = async (): Promise<number> => Number(/^huying_consoles_cut_total (\d+)/m.exec(await metrics.text())?.[1] ?? 0);
    const [slow, quick] = await Promise.all([open(account('operator')), open(account('operator'))]);
    await Promise.all([slow.follow(), quick.follow()]);
    const before = await cuts();
    const wire = (slow.socket.io.engine.transport as unknown as { ws: Record<'_socket', Socket> }).ws['_socket'];
    wire.pause();
    // More than the kernel's buffers between the two hold, so that the rest waits in the gateway.
    await until('the slow console is cut', async () => {
      await say(ids(500), { providerIds: Array.from({ length: 100 }, (_, i) => `P${i}`.repeat(10)) });
      return (await cuts()) > before;
    });
    const [last] = ids(1);
    await say([last!]);
    await quick.hears(last!);
    wire.resume();
    await until('the slow console learns that it was cut', () => slow.socket.disconnected);
    const again = await (await open(account('operator'))).follow(slow.cursor);
    await until('it comes back', () => again.subjects.includes(last!) || again.snapshots.length > 0);
  });

  it('answers a message that it cannot read with a reason', async () => {
    const page = await open(account('operator'));
    await page.follow('1 OR 1=1');
    await until('the refusal', () => page.refusals.length > 0);
    expect(page.refusals).toEqual(['bad-input']);
  });
});
