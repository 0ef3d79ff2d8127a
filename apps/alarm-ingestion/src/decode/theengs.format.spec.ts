import { off, on, saying } from '#test/make/message.js';
import { OPENMQTTGATEWAY, THEENGS } from './theengs.format.js';

const { read } = saying(THEENGS);
const OMG = saying(OPENMQTTGATEWAY);
const TOPIC = 'home/TG/BTtoMQTT/A4C138000001';

describe('theengs', () => {
  test.each([
    ['climate', { tempc: 21.5, tempf: 70.7, hum: '41.0', batt: 88, volt: 2.9 }, { temperature: 21.5, humidity: 41, battery: 88, batteryVoltage: 2.9 }],
    ['open is open', { open: true, cont: true }, { contactOpen: true }],
    ['closed', { open: false }, { contactOpen: false }],
    ['in words', { contact: 'closed' }, { contactOpen: false }],
    ['left open', { contact: 'timeout not closed' }, { contactOpen: true }],
    ['not known is not closed', { open: null }, {}],
    ['motion', { motion: true, lux: '132' }, { occupied: true, illuminance: 132 }],
    ['a pulse', { bpm: 71, steps: 900 }, { heartRate: 71, steps: 900 }],
    ['not worn', { bpm: 0 }, {}],
    ['a pulse in motion', { act_bpm: 120 }, { heartRate: 120 }],
    ['a toothbrush has no blood pressure', { pressure: 54, mode: 'off' }, {}],
    ['a head on a power meter', { sum: 21.29, sumu: 'kWh', avg: 2.376, avgu: 'kW' }, { energyImportTotal: 21.29, power: 2376 }],
    ['a head on a water meter', { sum: 8.07, sumu: 'm³', avg: 0.9, avgu: 'm³' }, { volumeTotal: 8.07, flowRate: 0.9 }],
  ])('%s', (_, body, metrics) => expect(read(TOPIC, body)).toEqual({ deviceId: 'A4C138000001', at: null, metrics, alarms: [] }));

  test.each([
    [{ lowbatt: true }, [on('LOW_BATTERY')]],
    [{ lowbatt: false }, [off('LOW_BATTERY')]],
    [{ lowbatt: null }, []],
    [{ smoke: 'ON' }, [on('SMOKE')]],
    [{ leak: true, tamper: false }, [on('WATER_LEAK'), off('TAMPER')]],
  ])('%j', (body, alarms) => expect(read(TOPIC, body).alarms).toEqual(alarms));

  test('the topic’s address rules', () => {
    expect(read(TOPIC, { mac: 'AA:BB:CC:DD:EE:FF', batt: 1 }).deviceId).toBe('A4C138000001');
    expect(read('home/TG/BTtoMQTT/undefined', { mac: 'AA:BB:CC:DD:EE:FF', batt: 1 }).deviceId).toBe('AA:BB:CC:DD:EE:FF');
  });
});

describe('openmqttgateway', () => {
  test.each([
    ['home/OMG-1/LWT', 'online', { outcome: 'availability', deviceId: 'OMG-1', online: true, ofGateway: true }],
    ['home/OMG-1/LWT', 'Offline', { outcome: 'availability', deviceId: 'OMG-1', online: false, ofGateway: true }],
    ['home/OMG-1/SYStoMQTT', { uptime: 7, ssid: 'home' }, { outcome: 'availability', deviceId: 'OMG-1', online: true, ofGateway: true }],
    ['home/home_presence/OMG-1', { id: 'c4:7c:8d:00:00:01', distance: 3.1 }, { outcome: 'ignored', why: 'nearness-only' }],
    ['home/OMG-1/BTtoMQTT/C47C8D000001', { name: 'a phone', rssi: -80 }, { outcome: 'ignored', why: 'not-decoded' }],
    ['home/OMG-1/433toMQTT', { value: 123 }, { outcome: 'ignored', why: 'not-bluetooth' }],
    ['home/OMG-1/BTtoMQTT/C47C8D000001', 'lux', { outcome: 'rejected', why: 'not-json' }],
    ['home/OMG-1/LWT', '', { outcome: 'rejected', why: 'bad-availability' }],
  ])('%s %j', (topic, body, expected) => expect(OMG.say(topic, body)).toEqual(expected));

  test('numbers as text', () => expect(OMG.read('home/OMG-1/BTtoMQTT/C47C8D000001', { lux: '253' }).metrics).toEqual({ illuminance: 253 }));
});
