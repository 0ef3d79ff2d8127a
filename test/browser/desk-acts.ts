import type { Window } from '#test/stage/browser.js';
import type { City } from '#test/stage/city.js';

/** Signs in as a person does, with the keyboard. */
export async function signIn(window: Window, city: City, username: string): Promise<void> {
  await window.page.locator('[name=username]').focus();
  await window.page.keyboard.type(username);
  await window.page.keyboard.press('Tab');
  await window.page.keyboard.type(city.account(username).password);
  await window.page.keyboard.press('Enter');
}

const COUNT_TONES = `
  globalThis.huyingTones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    globalThis.huyingTones += 1;
    start.call(this, when);
  };`;

/** The sound is a row in no table: it is what the page gives to its loudspeaker. Counts the tones from now on. */
export async function listenTo(window: Window): Promise<{ tones: () => Promise<number> }> {
  await window.page.context().addInitScript({ content: COUNT_TONES });
  await window.page.reload();
  return { tones: () => window.page.evaluate(() => (globalThis as unknown as { huyingTones: number }).huyingTones) };
}
