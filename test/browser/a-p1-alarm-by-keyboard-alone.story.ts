// Real: all services, PostgreSQL, the MQTT door with a stock client, the built console in a real Chromium. No mouse.
import { StageBrowser, type Window } from '#test/stage/browser.js';
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { sosButton } from '../story/acts.js';
import { listenTo, signIn } from './desk-acts.js';

let city: City;
let browser: StageBrowser;
beforeAll(async () => {
  city = await City.open('keyboard');
  browser = await StageBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

test('an SOS rings and is worked from ring to call-back with keys only: the ladder, 120 with a number, its answer, the close', async () => {
  const button = sosButton(city);
  const desk = await browser.window(city.url);
  const sound = await listenTo(desk);
  const mouse = forbidMouse(desk);
  const { page } = desk;
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const presses = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const form = page.getByRole('form');
  const focusIn = (label: string) => page.locator(`[role=radiogroup][aria-label="${label}"]:focus-within`).waitFor();
  const formGone = () => form.waitFor({ state: 'detached' });
  const isChosen = (name: string | RegExp) => form.getByRole('radio', { name, checked: true }).waitFor();

  await signIn(desk, city, 'operator');
  await sees('现在没有待处理的报警');
  await button.presses('SOS');
  await page.locator('[data-alarm]').waitFor();
  await until('the tab counts it', async () => (await page.title()).startsWith('(1)'));
  await until('it rings', async () => (await sound.tones()) >= 4);
  await desk.keep('keyboard-1-ringing');

  await presses('F8');
  await sees('等待接警');
  await presses('a');
  await page.getByRole('button', { name: '结案' }).and(page.locator(':enabled')).waitFor();
  await until('the tab counts nothing', async () => !(await page.title()).startsWith('('));
  const tones = await sound.tones();

  // Down the ladder: the next one is chosen already, Enter rings and starts the clock, 2 is "no answer".
  for (const rung of await ladder(desk)) {
    await presses('c');
    await focusIn('联系谁');
    await isChosen(new RegExp(rung));
    await presses('Enter');
    await focusIn('结果');
    await sees('通话计时');
    await presses('2', 'Enter');
    await formGone();
    await page.getByText(new RegExp(`1 次 · 无人接听`)).first().waitFor();
  }
  await desk.keep('keyboard-2-ladder');
  expect(await sound.tones()).toBe(tones);
  await presses('s');

  await presses('r');
  await focusIn('转给');
  await presses('1', 'Enter');
  await page.keyboard.type('W-20261122-7');
  await desk.keep('keyboard-3-referring');
  await presses('Control+Enter');
  await formGone();
  await sees('W-20261122-7');

  // Nothing but an arrival may close it before 120 has answered, and the form says so.
  await presses('e');
  await form.waitFor();
  await sees(/120 急救 尚未答复/);
  expect(await form.getByRole('radio', { name: '真实,家属处理' }).count()).toBe(0);
  await presses('Escape');
  await formGone();

  await presses('u');
  await focusIn('对方说');
  await presses('1', 'Enter');
  await formGone();
  await sees('已答复');

  await presses('e');
  await form.waitFor();
  await presses('1');
  await isChosen('真实,转 120 急救');
  await isChosen('120/119/110 确认');
  await desk.keep('keyboard-4-closing');
  await presses('Control+Enter');
  await formGone();
  await sees('已结案:真实,转 120 急救');

  await presses('b');
  await focusIn('电话');
  await presses('1', 'Enter');
  await focusIn('满意度');
  await presses('5', 'Control+Enter');
  await formGone();
  await sees(/已回访/);
  await desk.keep('keyboard-5-called-back');

  const [row] = await city.database.query('SELECT state, close_reason, called_back_at IS NOT NULL AS called FROM alarm_ingestion.alarm WHERE elder_id = $1', [button.elderId]);
  expect(row).toEqual({ state: 'CLOSED', close_reason: 'REAL_120', called: true });
  const calls = await city.database.query<{ timed: boolean; result: string }>('SELECT ended_at IS NOT NULL AS timed, result FROM alarm_ingestion.alarm_contact ORDER BY at');
  expect(calls.every(({ timed, result }) => timed && result === 'NO_ANSWER')).toBe(true);
  expect(mouse.used).toBe(false);
  expect(desk.faults).toEqual([]);
}, 120_000);

/** A mouse that is touched fails the story. */
function forbidMouse(window: Window): { used: boolean } {
  const seen = { used: false };
  for (const act of ['move', 'click', 'down', 'up', 'dblclick', 'wheel'] as const) {
    window.page.mouse[act] = () => {
      seen.used = true;
      return Promise.reject(new Error('the mouse was used'));
    };
  }
  return seen;
}

/** The people of the elder's ladder, as the page lists them: the elder, then the family. */
async function ladder(window: Window): Promise<string[]> {
  const heading = window.page.getByRole('heading', { name: /联系阶梯/ });
  const names = await window.page.locator('section', { has: heading }).locator('li b').allInnerTexts();
  return names.slice(0, names.indexOf('网格员'));
}
