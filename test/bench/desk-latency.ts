import { setTimeout as pause } from 'node:timers/promises';
import { account } from '#test/make/account.js';
import { tokenFor } from '#test/stage/app.js';
import { Console } from '#test/stage/console.js';
import type { BenchDevice } from './bench-city.js';
import { RawDevice } from './raw-device.js';

const PATIENCE_MS = 20_000;

/** Milliseconds from a press, before it leaves the device, until an operator's console has heard it over the socket. */
export async function deskLatency(gatewayUrl: string, mqttPort: number, buttons: readonly BenchDevice[]): Promise<number[]> {
  const desk = await Console.open(gatewayUrl, await tokenFor(account('operator')));
  const waits: number[] = [];
  try {
    for (const { id, secret, elderId } of buttons) {
      const button = await RawDevice.signIn(mqttPort, id, secret);
      const pressedAt = performance.now();
      button.publish(`up/${id}/alarm`, JSON.stringify({ seq: 1, at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] }));
      waits.push((await heardAt(desk, elderId)) - pressedAt);
      button.leave();
    }
  } finally {
    await desk.leave();
  }
  return waits;
}

/** Looks each millisecond: that is how exact the figure is. */
async function heardAt(desk: Console, elderId: string | null): Promise<number> {
  for (const giveUpAt = performance.now() + PATIENCE_MS; performance.now() < giveUpAt; ) {
    if (desk.heard.some((event) => event.name === 'alarm.raised' && event.elderId === elderId)) return performance.now();
    await pause(1);
  }
  throw new Error(`The desk never heard of ${elderId}.`);
}
