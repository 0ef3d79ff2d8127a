// Real: all services, PostgreSQL, the MQTT door, timers on the movable clock, two built consoles in a real Chromium.
import { StageBrowser } from '#test/stage/browser.js';
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { listenTo, signIn } from './desk-acts.js';

let city: City;
let browser: StageBrowser;
beforeAll(async () => {
  city = await City.open('climbs');
  browser = await StageBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

test('nobody answers a P1: after 60 s the supervisor sees and hears it, after 180 s the district’s duty officer; the supervisor steps in', async () => {
  // Of the district whose officer looks on.
  const button = city.device(({ class: kind, format, elderId, streetCode }) => kind === 'SOS' && format === 'huying' && elderId !== null && streetCode.startsWith('420102'));
  const supervisor = await browser.window(city.url);
  const officer = await browser.window(city.url);
  const [atSupervisor, atOfficer] = [await listenTo(supervisor), await listenTo(officer)];
  await signIn(supervisor, city, 'supervisor');
  await supervisor.page.getByText('现在没有待处理的报警').waitFor();
  await supervisor.page.getByRole('link', { name: '班长视图' }).focus();
  await supervisor.page.keyboard.press('Enter');
  await supervisor.page.getByText('没有需要介入的报警').waitFor();
  await signIn(officer, city, 'district');
  await officer.page.getByText(/街道有效应答/).first().waitFor();

  await button.presses('SOS');
  await until('the supervisor’s tab counts it', async () => (await supervisor.page.title()).startsWith('(1)'));
  await city.clock.forward('61 s');
  await supervisor.page.getByRole('alert').getByText('已升级班长').waitFor();
  await supervisor.page.getByRole('listitem').filter({ hasText: '紧急呼叫' }).getByText('已升级班长').waitFor();
  await until('the supervisor hears it', async () => (await atSupervisor.tones()) > 0);
  await supervisor.keep('climbs-1-supervisor');

  // The officer’s office stays quiet until it is theirs.
  expect(await atOfficer.tones()).toBe(0);
  expect(await officer.page.getByRole('alert').count()).toBe(0);
  await city.clock.forward('120 s');
  await officer.page.getByRole('alert').getByText('已升级区值班').waitFor();
  await until('the officer hears it', async () => (await atOfficer.tones()) > 0);
  await until('the officer’s tab counts it', async () => (await officer.page.title()).startsWith('(1)'));
  await officer.keep('climbs-2-district');
  await officer.page.keyboard.press('F8');
  await officer.page.getByText('等待接警').waitFor();
  // Whoever holds the elder’s first place in the list was told; without a gateway the desk reads that nothing was sent.
  await officer.page.getByText('第 1 联系人').first().waitFor();
  await officer.keep('climbs-3-district-desk');

  await supervisor.page.keyboard.press('j');
  await supervisor.page.keyboard.press('g');
  await supervisor.page.getByRole('alert').filter({ hasText: '紧急呼叫' }).waitFor({ state: 'detached' });
  await officer.page.getByText('等待接警').waitFor({ state: 'detached' });
  await until('the officer’s tab is calm', async () => !(await officer.page.title()).startsWith('('));
  const [row] = await city.database.query('SELECT state, holder_name FROM alarm_ingestion.alarm WHERE elder_id = $1', [button.elderId]);
  expect(row).toMatchObject({ state: 'ACKED' });
  for (const window of [supervisor, officer]) expect(window.faults).toEqual([]);
}, 120_000);
