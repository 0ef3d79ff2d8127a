// Real: all services, PostgreSQL, the MQTT door, timers on the movable clock, two built consoles in a real Chromium.
import { StageBrowser, type Window } from '#test/stage/browser.js';
import { City } from '#test/stage/city.js';
import { until } from '#test/stage/until.js';
import { sosButton } from '../story/acts.js';
import { listenTo, signIn } from './desk-acts.js';

let city: City;
let browser: StageBrowser;
beforeAll(async () => {
  city = await City.open('hand-over');
  browser = await StageBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

test('an alarm that is handed over has a name until the other says yes: refused it comes back and rings, accepted it moves', async () => {
  const giver = await browser.window(city.url);
  const receiver = await browser.window(city.url);
  const atGiver = await listenTo(giver);
  await signIn(giver, city, 'operator');
  await signIn(receiver, city, 'supervisor');
  for (const { page } of [giver, receiver]) await page.getByText('现在没有待处理的报警').waitFor();

  await sosButton(city).presses('SOS');
  await giver.page.locator('[data-alarm]').waitFor();
  await press(giver, 'j', 'a');
  await handOverTo(giver, '秦越');
  const offer = receiver.page.getByRole('alert').filter({ hasText: '周岚 把一条报警移交给您' });
  await offer.waitFor();
  await giver.page.getByText('周岚 已移交给 秦越,等待接收').waitFor();
  await receiver.keep('hand-over-1-offered');

  const before = await atGiver.tones();
  await press(receiver, 'n');
  await offer.waitFor({ state: 'detached' });
  await giver.page.getByText(/再次报警 1 次 · 移交被退回/).waitFor();
  await until('it rings again', async () => (await atGiver.tones()) > before);
  await giver.keep('hand-over-2-given-back');

  await press(giver, 'a');
  await handOverTo(giver, '秦越');
  await offer.waitFor();
  await press(receiver, 'y');
  await offer.waitFor({ state: 'detached' });
  await receiver.page.getByText('秦越 负责').waitFor();
  await giver.page.getByText('秦越 正在处理这条报警。您可以查看,不能同时操作。').waitFor();
  for (const window of [giver, receiver]) expect(window.faults).toEqual([]);
}, 120_000);

async function press(window: Window, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (key === 'a') await window.page.getByRole('button', { name: /接警/ }).and(window.page.locator(':enabled')).waitFor();
    await window.page.keyboard.press(key);
  }
}

/** H, the digit beside the name, Enter. */
async function handOverTo(window: Window, name: string): Promise<void> {
  await window.page.getByRole('button', { name: /移交/ }).and(window.page.locator(':enabled')).waitFor();
  await window.page.keyboard.press('h');
  const form = window.page.getByRole('form');
  const digit = await form.getByRole('radio', { name: new RegExp(name) }).locator('kbd').innerText();
  await window.page.keyboard.press(digit);
  await form.getByRole('radio', { name: new RegExp(name), checked: true }).waitFor();
  await window.page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
}
