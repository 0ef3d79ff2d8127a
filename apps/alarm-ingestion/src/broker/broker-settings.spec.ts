import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform/config.js';
import { AlarmIngestionConfig } from '../alarm-ingestion.config.js';
import { brokersOf, filtersOf } from './broker-settings.js';

const config = (env: Record<string, string>) => readConfig(AlarmIngestionConfig, { DATABASE_URL: 'postgres://127.0.0.1/x', SECRETS_DIR: '/s', ...env });

test('credentials of a URL are its own; the others share; none of it is in a name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huying-'));
  writeFileSync(join(folder, 'password'), 'from-file\n');
  const env = { MQTT_URL: 'mqtt://a%40b:p%2Cw@one:1884,mqtts://two', MQTT_USERNAME: 'us', MQTT_PASSWORD_FILE: join(folder, 'password') };
  expect(brokersOf(config(env))).toEqual([
    { name: 'one:1884', url: 'mqtt://one:1884', username: 'a@b', password: 'p,w' },
    { name: 'two:8883', url: 'mqtts://two:8883', username: 'us', password: 'from-file' },
  ]);
  rmSync(folder, { recursive: true });
});

test('no broker is the default, and then the door is needed', () => {
  expect(brokersOf(config({}))).toEqual([]);
  expect(() => brokersOf(config({ MQTT_DOOR: 'off' }))).toThrow(/MQTT_DOOR/);
});

test.each([
  ['http://x', /MQTT_URL/],
  ['mqtt://x, mqtt://y', /MQTT_URL/],
  ['mqtt://me:secret@x,mqtt://you:secret@x', /twice/],
])('%s is refused without its secrets', (url, why) => {
  const read = () => brokersOf(config({ MQTT_URL: url }));
  expect(read).toThrow(why);
  expect(read).not.toThrow(/secret/);
});

test('a missing password file is said without its content', () => {
  expect(() => brokersOf(config({ MQTT_URL: 'mqtt://x', MQTT_PASSWORD_FILE: '/nowhere' }))).toThrow(/MQTT_PASSWORD_FILE.*ENOENT/);
});

test('meters may be divided among the nodes, alarms never', () => {
  expect(filtersOf(config({ MQTT_TOPICS: 'up/+/+,wmbusmeters/#', MQTT_METER_TOPICS: 'wmbusmeters/#' }))).toEqual(['up/+/+', '$share/huying/wmbusmeters/#']);
  expect(() => filtersOf(config({ MQTT_METER_TOPICS: 'up/+/+' }))).toThrow(/alarms/);
  expect(() => config({ MQTT_TOPICS: '$SYS/#' })).toThrow(/MQTT_TOPICS/);
});
