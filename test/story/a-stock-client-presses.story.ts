// Real: all services in one process, PostgreSQL, Debian's mosquitto_pub where it is installed (else said and skipped).
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { City } from '#test/stage/city.js';
import { sosButton } from './acts.js';

// Never synchronously: the door that it speaks to lives in this process.
const run = promisify(execFile);
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
  await run('mosquitto_pub', [...doorFor(button.id), '-q', '1', '-P', button.secret, '-t', `up/${button.id}/alarm`, '-m', message]);
  await desk.hears('alarm.raised', (event) => event.payload.elderId === button.elderId);
});

whereInstalled('a wrong secret is refused', async () => {
  const { id } = sosButton(city, 1);
  await expect(run('mosquitto_pub', [...doorFor(id), '-P', 'wrong', '-t', `up/${id}/alarm`, '-m', '{}'])).rejects.toThrow(/bad user name or password/);
});

const doorFor = (id: string): string[] => ['-h', '127.0.0.1', '-p', String(city.mqttPort), '-i', id, '-u', id];
