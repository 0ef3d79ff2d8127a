import { on, saying } from '#test/make/message.js';
import { HUAWEI_IOTDA, HUAWEI_LEGACY } from './huawei.format.js';

const { say, read } = saying(HUAWEI_IOTDA);
const REPORT = '$oc/devices/dev-1/sys/properties/report';
const service = (service_id: string, properties: unknown, event_time?: string) => ({ service_id, properties, event_time });

describe('huawei', () => {
  test('services, each with its own instant; a bare value goes by its service', () => {
    const services = [service('Temperature', { value: 21.5 }, '20260301T070000Z'), service('Battery', { level: 80 }), service('Detector', { smoke: true })];
    expect(say(REPORT, { services })).toEqual({
      outcome: 'reading',
      readings: [
        { deviceId: 'dev-1', at: '2026-03-01T07:00:00.000Z', metrics: { temperature: 21.5 }, alarms: [] },
        { deviceId: 'dev-1', at: null, metrics: { battery: 80 }, alarms: [] },
        { deviceId: 'dev-1', at: null, metrics: { smoke: true }, alarms: [on('SMOKE')] },
      ],
    });
  });

  test.each(['20260230T070000', '20991231T070000Z', '00000000T000000Z', 'soon'])('%s is no instant', (when) => {
    expect(read(REPORT, { services: [service('Battery', { level: 1 }, when)] }).at).toBeNull();
  });

  test('a gateway’s children', () => {
    const devices = [{ device_id: 'c-1', services: [service('Battery', { level: 5 })] }];
    expect(read('$oc/devices/gw-1/sys/gateway/sub_devices/properties/report', { devices })).toMatchObject({ deviceId: 'c-1', metrics: { battery: 5 } });
  });

  test('events: the platform’s own are not the device’s', () => {
    const topic = '$oc/devices/dev-1/sys/events/up';
    expect(say(topic, { services: [{ service_id: '$time_sync', event_type: 'time_sync_request', paras: {} }] })).toEqual({ outcome: 'ignored', why: 'of-the-platform' });
    expect(read(topic, { services: [{ service_id: 'Button', event_type: 'sos', paras: {} }] }).alarms).toEqual([on('SOS')]);
  });

  test.each([
    [REPORT, { services: {} }, 'bad-services'],
    [REPORT, { services: [service('x', 7)] }, 'bad-services'],
    [REPORT, '{"services":', 'not-json'],
    ['$oc/devices/dev-1', {}, 'topic-not-of-this-format'],
  ])('%s %j', (topic, body, why) => expect(say(topic, body)).toEqual({ outcome: 'rejected', why }));
});

describe('huawei, the older platform', () => {
  const legacy = saying(HUAWEI_LEGACY);
  test('services', () => {
    const data = [{ serviceId: 'Battery', serviceData: { batteryLevel: 75 }, eventTime: '20260301T070000Z' }];
    expect(legacy.read('/huawei/v1/devices/m-1/data/json', { msgType: 'deviceReq', data })).toEqual({
      deviceId: 'm-1',
      at: '2026-03-01T07:00:00.000Z',
      metrics: { battery: 75 },
      alarms: [],
    });
    expect(legacy.say('/huawei/v1/devices/m-1/data/json', { msgType: 'cloudRsp' })).toEqual({ outcome: 'ignored', why: 'not-a-measurement' });
  });
});
