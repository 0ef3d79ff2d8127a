#!/usr/bin/env node
// npm run -s press [-- DEVICE_ID]: one press of a seeded SOS button, through the MQTT door, as any device would send it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import mqtt from 'mqtt';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.HUYING_DATA ?? '.data' }, 'mqtt-port': { type: 'string', default: process.env.HUYING_MQTT_PORT ?? '1883' } },
});

const devices = readDevices();
const id = positionals[0] ?? Object.keys(devices).find((one) => fits(devices[one]));
const device = devices[id];
if (!device?.secret) stop(`没有这个设备 No device ${id} with a secret of its own among the seeded ones.`);

const topic = `up/${id}/alarm`;
const message = JSON.stringify({ seq: Math.floor(Date.now() / 1000), at: new Date().toISOString(), alarms: [{ type: 'SOS', active: true }] });
console.log(`mosquitto_pub -p ${values['mqtt-port']} -q 1 -i ${id} -u ${id} -P '${device.secret}' -t ${topic} -m '${message}'`);
try {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${values['mqtt-port']}`, { clientId: id, username: id, password: device.secret, reconnectPeriod: 0 });
  const pressedAt = performance.now();
  await client.publishAsync(topic, message, { qos: 1 });
  console.log(`已入库并确认 committed and acknowledged in ${(performance.now() - pressedAt).toFixed(1)} ms`);
  await client.endAsync();
} catch (error) {
  stop(`设备入口没有应答 The devices' door on port ${values['mqtt-port']} does not answer: is npm start running? (${error.message || error.code})`);
}

function fits(one) {
  return one.class === 'SOS' && one.format === 'huying' && one.state === 'IN_USE' && one.secret;
}

function readDevices() {
  try {
    return JSON.parse(readFileSync(join(values.data, 'secrets', 'demo-devices.json'), 'utf8'));
  } catch {
    return stop(`${values.data} 里没有演示城市 There is no demo city in ${values.data}: run npm start first.`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
