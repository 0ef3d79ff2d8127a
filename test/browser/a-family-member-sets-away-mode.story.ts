// Real: all services, PostgreSQL, the MQTT door with stock clients, the movable clock, the built console in a real Chromium on a phone's screen.
import { PHONE_SCREEN, StageBrowser, type Window } from '#test/stage/browser.js';
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { done } from '../story/acts.js';

let city: City;
let browser: StageBrowser;
beforeAll(async () => {
  city = await City.open('family-away');
  browser = await StageBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

async function signIn(window: Window, username: string, password: string): Promise<void> {
  await window.page.fill('[name=username]', username);
  await window.page.fill('[name=password]', password);
  await window.page.keyboard.press('Enter');
}

/** An elder with a button of the `huying` format and a water meter behind a receiver, which carries the meter's topic. */
async function homeWithWater() {
  const homes = await city.database.query<{ elder_id: string; button: string; topic: string }>(
    `SELECT b.elder_id, b.id AS button, w.topics->>0 AS topic FROM registry.device b
     JOIN registry.device w ON w.elder_id = b.elder_id AND w.class = 'WATER' AND w.state = 'IN_USE'
     JOIN registry.elder e ON e.id = b.elder_id AND e.away_kind IS NULL
     WHERE b.class = 'SOS' AND b.format = 'huying' AND b.state = 'IN_USE' ORDER BY b.id LIMIT 1`,
  );
  const { elder_id: elderId, button, topic } = homes[0]!;
  const [, receiver, meter] = topic.split('/');
  const telegram = JSON.stringify({ _: 'telegram', media: 'water', name: 'kitchen', id: meter, total_m3: 41.207 });
  return { elderId, button: city.device(({ id }) => id === button), receiver: city.device(({ id }) => id === receiver), topic, telegram };
}

test('a family member sets away mode until tomorrow: a quiet meter raises nothing, the button still does, the desk sees both', async () => {
  const home = await homeWithWater();
  // Early in a day of the city, so that the hours that pass are waking hours.
  const [morning] = await city.database.query<{ at: Date }>(`SELECT ((platform.now() AT TIME ZONE 'Asia/Shanghai')::date + 1 + time '06:00') AT TIME ZONE 'Asia/Shanghai' AS at`);
  await city.database.setClock(morning!.at);
  const admin = await city.person('admin');
  const account = await done(admin.post('/api/registry/accounts', { username: 'daughter', name: '女儿', role: 'family', elderIds: [home.elderId] }, { 'idempotency-key': 'daughter-of-the-story' }));

  const phone = await browser.window(city.url, PHONE_SCREEN);
  // The page's present is the city's from the first beat of the line on.
  const beat = new Promise<void>((heard) => phone.page.on('websocket', (line) => line.on('framereceived', ({ payload }) => void (String(payload).includes('"beat"') && heard()))));
  await signIn(phone, 'daughter', account.password);
  await beat;
  await phone.page.getByRole('link', { name: '外出登记' }).click();
  await phone.page.getByText('现在登记的是:在家').waitFor();
  await phone.page.getByRole('button', { name: '探亲' }).click();
  await phone.page.getByRole('button', { name: '明天晚上' }).click();
  await phone.page.getByText('已登记探亲,到明天晚上 21:00为止').waitFor();
  await phone.page.getByText('紧急呼叫、烟雾、燃气报警照常').waitFor();
  await phone.keep('family-away-set');

  const suppressed = () => city.database.query(`SELECT FROM alarm_ingestion.alarm WHERE elder_id = $1 AND type = 'WATER_LOW' AND state = 'SUPPRESSED'`, [home.elderId]);
  for (let hour = 0; hour < 14; hour++) {
    await home.receiver.says(home.topic, home.telegram);
    await city.clock.forward('1 hour');
  }
  await until('the quiet meter was recorded and nobody was called', async () => (await suppressed()).length > 0);
  const raised = await city.database.query(`SELECT FROM alarm_ingestion.alarm WHERE elder_id = $1 AND type = 'WATER_LOW' AND state <> 'SUPPRESSED'`, [home.elderId]);
  expect(raised).toEqual([]);

  const desk = await browser.window(city.url);
  const operator = city.account('operator');
  await signIn(desk, 'operator', operator.password);
  await home.button.presses('SOS');
  const row = desk.page.getByText('紧急呼叫').first();
  await row.waitFor();
  await row.click();
  await desk.page.getByText(/探亲/).first().waitFor();
  await desk.keep('family-away-desk');

  await phone.page.getByRole('button', { name: '返回' }).click();
  await phone.page.getByText('正在呼叫值班人员').waitFor();
  await phone.keep('family-away-alarm');
  await desk.page.keyboard.press('a');
  await phone.page.getByText('周岚正在处理').waitFor();
  await phone.page.getByRole('link', { name: '报警和设备' }).click();
  await phone.page.getByText('周岚接警').waitFor();
  await phone.keep('family-away-taken');

  await phone.page.getByRole('button', { name: '返回' }).click();
  await phone.page.getByRole('link', { name: '我回来了' }).click();
  await phone.page.getByText('已登记探亲').waitFor();
  await phone.page.getByRole('button', { name: '我回来了' }).click();
  await phone.page.getByText('现在登记的是:在家').waitFor();
  for (const window of [phone, desk]) expect(window.faults).toEqual([]);
}, 180_000);
