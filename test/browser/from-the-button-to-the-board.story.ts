// Real: all services, PostgreSQL, the MQTT door with a stock client, the built console in a real Chromium.
import { StageBrowser, PHONE_SCREEN, type Window } from '#test/stage/browser.js';
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { sosButton } from '../story/acts.js';

let city: City;
let browser: StageBrowser;
beforeAll(async () => {
  city = await City.open('browser');
  browser = await StageBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

async function signIn(window: Window, username: string): Promise<void> {
  await window.page.fill('[name=username]', username);
  await window.page.fill('[name=password]', city.account(username).password);
  await window.page.keyboard.press('Enter');
}

test('a button is pressed: a red row, answered by keyboard alone, a caregiver with a phone, an effective demand on the board', async () => {
  const button = sosButton(city);
  const desk = await browser.window(city.url);
  await signIn(desk, 'operator');
  await desk.page.getByText('现在没有待处理的报警').waitFor();

  await button.presses('SOS');
  const row = desk.page.getByText('紧急呼叫').first();
  await row.waitFor();
  await until('the tab counts the waiting alarm', async () => /1/.test(await desk.page.title()));
  await desk.keep('1-ringing');

  // From ring to sent without a mouse: J picks, A acknowledges, C logs a call, D sends somebody.
  const keys = desk.page.keyboard;
  await keys.press('j');
  await desk.page.getByText('等待接警').waitFor();
  await keys.press('a');
  await desk.page.getByText('等待接警').waitFor({ state: 'detached' });
  await keys.press('c');
  const contact = desk.page.getByRole('form');
  await contact.waitFor();
  await contact.getByRole('radio', { name: /无人接听|未接/ }).focus();
  await keys.press('Space');
  await keys.press('Control+Enter');
  await contact.waitFor({ state: 'detached' });
  await keys.press('d');
  await desk.page.getByRole('form').waitFor();
  await desk.keep('2-sending');
  await keys.press('Control+Enter');
  await desk.page.getByRole('form').waitFor({ state: 'detached' });

  const [offer] = await until('a caregiver is asked', async () => {
    const rows = await city.database.query<{ caregiver_id: string; latitude: number; longitude: number }>(
      `SELECT o.caregiver_id, e.latitude, e.longitude FROM dispatch.offer o, registry.elder_view e WHERE o.state = 'OPEN' AND e.id = $1`,
      [button.elderId],
    );
    return rows.length > 0 && rows;
  });
  const phone = await browser.window(city.url, PHONE_SCREEN);
  await phone.page.context().setGeolocation({ latitude: offer!.latitude, longitude: offer!.longitude, accuracy: 12 });
  await signIn(phone, `sim-${offer!.caregiver_id}`);
  for (const step of ['接单', '出发', '签到', '完成']) {
    await phone.keep(`3-phone-${step}`);
    await phone.page.getByRole('button', { name: step, exact: true }).click();
  }
  await phone.page.getByRole('button', { name: '确认完成' }).click();

  await desk.page.getByText('已解决').first().waitFor();
  await keys.press('e');
  const close = desk.page.getByRole('form');
  await close.waitFor();
  await close.getByRole('radio', { name: /上门/ }).first().click();
  await desk.keep('4-closing');
  await keys.press('Control+Enter');
  await close.waitFor({ state: 'detached' });

  const board = await browser.window(city.url);
  await signIn(board, 'city');
  await board.page.getByText(/街道有效应答/).first().waitFor();
  await board.page.goto(`${city.url}/board/demands/${await incidentOf(button.elderId)}`);
  await board.page.getByText('五个环节全部通过,计为有效应答').waitFor();
  await board.keep('5-effective');
  for (const window of [desk, phone, board]) expect(window.faults).toEqual([]);
}, 120_000);

async function incidentOf(elderId: string): Promise<string> {
  const [alarm] = await city.database.query<{ incident_id: string }>('SELECT incident_id FROM alarm_ingestion.alarm WHERE elder_id = $1', [elderId]);
  return alarm!.incident_id;
}
