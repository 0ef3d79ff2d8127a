import { huyingAlarm, huyingTelemetry, watchAlarm, watchHeartbeat, watchHeartRate, waterTelegram, zigbeeState } from './messages.js';

const at = new Date('2026-03-05T07:08:09.000Z');

describe('what devices say', () => {
  it.each([
    [huyingAlarm('SOS-420102-0001', 7, at, 'SOS'), 'up/SOS-420102-0001/alarm', '{"seq":7,"at":"2026-03-05T07:08:09.000Z","alarms":[{"type":"SOS","active":true}]}'],
    [huyingTelemetry('SOS-420102-0001', 8, at, 79.6), 'up/SOS-420102-0001/telemetry', '{"seq":8,"at":"2026-03-05T07:08:09.000Z","metrics":{"battery":80},"alarms":[]}'],
    [watchHeartbeat('WATCH-420102-0001', 120.4, 66), 'watch/WATCH-420102-0001', '[3G*4201020001*000B*LK,120,0,66]'],
    [watchHeartRate('WATCH-420102-0001', 71.8), 'watch/WATCH-420102-0001', '[3G*4201020001*0008*heart,72]'],
    [watchAlarm('WATCH-420102-0001', at, 'FALL', 50), 'watch/WATCH-420102-0001', '[3G*4201020001*003B*AL,050326,070809,V,0.0,N,0.0,E,0.0,0,0,0,60,50,0,0,00200000]'],
    [zigbeeState('zigbee2mqtt/ZGW-1/SMOKE-1', { smoke: true }, 90), 'zigbee2mqtt/ZGW-1/SMOKE-1', '{"smoke":true,"battery":90,"linkquality":120,"voltage":2900}'],
  ])('%j', (message, topic, payload) => expect(message).toEqual({ topic, payload }));

  it('a meter names itself by its number and says UTC', () => {
    const { topic, payload } = waterTelegram('wmbusmeters/WGW-1/10000007', at, 12.34567);
    expect(topic).toBe('wmbusmeters/WGW-1/10000007');
    expect(JSON.parse(payload)).toMatchObject({ _: 'telegram', id: '10000007', total_m3: 12.346, timestamp: '2026-03-05T07:08:09Z' });
  });

  it('a device with a low battery says so', () => {
    expect(JSON.parse(huyingTelemetry('X', 1, at, 12).payload).alarms).toEqual([{ type: 'LOW_BATTERY', active: true }]);
  });
});
