// Real: all services in one process, PostgreSQL, Debian's mosquitto_pub where it is installed (else said and skipped).
import { execFileSync, spawnSync } from 'node:child_process';
import { City } from '#test/stage/city.js';
import { sosButton } from './acts.js';

const installed = spawnSync('mosquitto_pub', ['--help']).error === undefined;
if (!installed) console.warn('mosquitto_pub is not installed (Debian: mosquitto-clients): its story is skipped');
const whereInstalled = installed ? test : test.skip;

let city: City;
beforeAll(async () => {
  city = await City.open('stock-client');
});
afterAll(() => city.close());

whereInstalled('mosquitto_pub with QoS 1 and the credentials of a seeded device: the alarm is on the desk', async () => {
  const button = sosButton(city);
  const desk = await city.console('operator');
  const message = JSON.stringify({ seq: 1, alarms: [{ type: 'SOS', active: true }] });
  execFileSync('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(city.mqttPort), '-q', '1', '-i', button.id, '-u', button.id, '-P', button.secret, '-t', `up/${button.id}/alarm`, '-m', message]);
  await desk.hears('alarm.raised', (event) => event.payload.elderId === button.elderId);
});

whereInstalled('a wrong secret is refused', () => {
  const button = sosButton(city, 1);
  const told = spawnSync('mosquitto_pub', ['-h', '127.0.0.1', '-p', String(city.mqttPort), '-i', button.id, '-u', button.id, '-P', 'wrong', '-t', `up/${button.id}/alarm`, '-m', '{}'], { encoding: 'utf8' });
  expect([told.status === 0, told.stderr]).toEqual([false, expect.stringMatching(/not authori[sz]ed/i)]);
});
