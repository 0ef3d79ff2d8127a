import { setTimeout as pause } from 'node:timers/promises';
import { telemetry } from './messages.js';
import { RawDevice } from './raw-device.js';
import type { BenchDevice } from './bench-city.js';

export interface PressureReport {
  perSecond: number;
  /** Milliseconds from publish to PUBACK. */
  waits: number[];
  acknowledged: number;
}

/** Devices that each keep a number of messages on their way for some seconds. Numbers begin at `from`: no duplicates. */
export async function press(port: number, devices: readonly BenchDevice[], inFlight: number, seconds: number, from: number): Promise<PressureReport> {
  const clients = await Promise.all(devices.map(({ id, secret }) => RawDevice.signIn(port, id, secret)));
  const began = performance.now();
  const endAt = began + seconds * 1000;
  await Promise.all(
    clients.map(
      (client, place) =>
        new Promise<void>((done) => {
          const topic = `up/${devices[place]!.id}/telemetry`;
          let seq = from;
          const say = () => client.publish(topic, telemetry(++seq));
          client.answered(() => {
            if (performance.now() < endAt) say();
            else if (client.inFlight === 0) done();
          });
          for (let lane = 0; lane < inFlight; lane++) say();
        }),
    ),
  );
  const took = performance.now() - began;
  for (const client of clients) client.leave();
  const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged, 0);
  return { perSecond: (acknowledged * 1000) / took, waits: clients.flatMap((client) => client.waits), acknowledged };
}

/** The same devices at a given pace, whatever the door answers: messages leave evenly, each device in turn. */
export async function pace(port: number, devices: readonly BenchDevice[], messagesPerSecond: number, seconds: number, from: number): Promise<PressureReport> {
  const clients = await Promise.all(devices.map(({ id, secret }) => RawDevice.signIn(port, id, secret)));
  const began = performance.now();
  const total = messagesPerSecond * seconds;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * messagesPerSecond) / 1000));
    for (; sent < due; sent++) {
      const place = sent % clients.length;
      clients[place]!.publish(`up/${devices[place]!.id}/telemetry`, telemetry(from + sent));
    }
    await pause(1);
  }
  while (clients.some((client) => client.inFlight > 0)) await pause(1);
  const took = performance.now() - began;
  for (const client of clients) client.leave();
  return { perSecond: (total * 1000) / took, waits: clients.flatMap((client) => client.waits), acknowledged: total };
}
