import { WATCH_3G } from './watch.format.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');
const decode = (frame: string, topic: string | null = null) => WATCH_3G.decode({ topic, payload: Buffer.from(frame), receivedAt });
const read = (frame: string) => {
  const decoded = decode(frame);
  if (decoded.outcome !== 'reading') throw new Error(JSON.stringify(decoded));
  return decoded.readings[0]!;
};
const position = (over: { command?: string; fix?: string; lat?: string; lon?: string; ew?: string; status?: string }) => {
  const { command = 'UD', fix = 'A', lat = '30.551200', lon = '114.301100', ew = 'E', status = '00000000' } = over;
  return `[3G*1234567890*0060*${command},280226,235901,${fix},${lat},N,${lon},${ew},0.00,0.0,0.0,6,80,55,1200,0,${status},1,1,460,0,9000,8000,130]`;
};

describe('watch', () => {
  test('a position', () => {
    expect(read(position({}))).toEqual({
      deviceId: '1234567890',
      at: '2026-02-28T23:59:01.000Z',
      metrics: { latitude: 30.5512, longitude: 114.3011, battery: 55, steps: 1200 },
      alarms: [],
    });
  });

  test.each([
    ['no fix', { fix: 'V' }, undefined, undefined],
    ['0,0', { lat: '0.0', lon: '0.0' }, undefined, undefined],
    ['west', { lon: '9.5', ew: 'W' }, 30.5512, -9.5],
    ['west, twice said', { lon: '-9.5', ew: 'W' }, 30.5512, -9.5],
    ['out of the world', { lat: '95.0' }, undefined, undefined],
  ])('%s', (_, over, latitude, longitude) => {
    expect(read(position(over)).metrics).toEqual({ battery: 55, steps: 1200, ...(latitude === undefined ? {} : { latitude, longitude }) });
  });

  test.each([
    ['AL', '00010000', ['SOS']],
    ['AL_LTE', '00010000', ['SOS']],
    ['AL', '00200000', ['FALL']],
    ['AL', '00400008', ['FALL']],
    ['AL', '00110000', ['SOS', 'REMOVED']],
    ['AL', '0001', ['LOW_BATTERY']],
    ['AL', '00000000', ['GENERAL']],
    ['AL', '01000000', ['GENERAL']],
    ['AL', '80000000', ['GENERAL']],
    ['UD', '00000008', []],
    ['UD', '00040000', ['GEOFENCE_EXIT']],
  ])('%s with %s', (command, status, types) => {
    expect(read(position({ command, status })).alarms).toEqual(types.map((type) => ({ type, active: true })));
  });

  test('an alarm frame cut short is still an alarm', () => {
    expect(read('[3G*1234567890*0002*AL]').alarms).toEqual([{ type: 'GENERAL', active: true }]);
  });

  test.each([
    ['[3G*1234567890*0008*heart,66]', { heartRate: 66 }],
    ['[3G*1234567890*0007*heart,0]', {}],
    ['[CS*1234567890*0008*PULSE,71]', { heartRate: 71 }],
    ['[3G*1234567890*0013*bphrt,131,82,70,,,,]', { bloodPressureSystolic: 131, bloodPressureDiastolic: 82, heartRate: 70 }],
    ['[ZJ*1234567890*0007*000c*BLOOD,119,75]', { bloodPressureSystolic: 119, bloodPressureDiastolic: 75 }],
    ['[3G*1234567890*000B*oxygen,0,96]', { spo2: 96 }],
    ['[ZJ*1234567890*0001*0009*TEMP,36.4]', { bodyTemperature: 36.4 }],
    ['[3G*1234567890*000E*btemp2,1,36.10]', { bodyTemperature: 36.1 }],
    ['[3G*1234567890*000B*LK,50,10,88]', { steps: 50, battery: 88 }],
  ])('%s', (frame, metrics) => expect(read(frame).metrics).toEqual(metrics));

  test('heartbeat, commands, nonsense', () => {
    expect(decode('[SG*1234567890*0002*LK]')).toEqual({ outcome: 'availability', deviceId: '1234567890', online: true });
    expect(decode('[3G*1234567890*0003*TKQ]')).toEqual({ outcome: 'ignored', why: 'command-without-values' });
    expect(decode('[3G*1234567890*000B*constructor]')).toEqual({ outcome: 'ignored', why: 'command-without-values' });
    expect(decode('3G*1234567890*LK')).toEqual({ outcome: 'rejected', why: 'not-a-watch-frame' });
  });

  test('the topic says who it is, and two frames may share a message', () => {
    const two = decode('[3G*1234567890*0008*heart,66][3G*1234567890*000B*oxygen,0,96]', 'watch/WATCH-7');
    expect(two).toMatchObject({ readings: [{ deviceId: 'WATCH-7', metrics: { heartRate: 66 } }, { deviceId: 'WATCH-7' }] });
  });
});
