import { WMBUSMETERS } from './wmbusmeters.format.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');
const telegram = { _: 'telegram', media: 'water', meter: 'multical21', name: 'Kitchen', id: '00912345', timestamp: '2026-03-01T07:59:00Z' };
const decode = (more: object, topic: string | null = 'wmbusmeters/00912345') =>
  WMBUSMETERS.decode({ topic, payload: Buffer.from(JSON.stringify({ ...telegram, ...more })), receivedAt });
const read = (more: object) => {
  const decoded = decode(more);
  if (decoded.outcome !== 'reading') throw new Error(JSON.stringify(decoded));
  return decoded.readings[0]!;
};

describe('wmbusmeters', () => {
  test('the register of now, not of a month or a tariff', () => {
    const metrics = { total_m3: 12.345, target_m3: 11, March_total_m3: 9, historic_m3: 8, total_backward_m3: 1, prev_m3: null };
    expect(read(metrics)).toEqual({ deviceId: '00912345', at: '2026-03-01T07:59:00.000Z', metrics: { volumeTotal: 12.345 }, alarms: [] });
  });

  test.each([
    [{ total_energy_consumption_kwh: 5, current_power_consumption_kw: 0.713 }, { energyImportTotal: 5, power: 713 }],
    [{ total_energy_consumption_tariff_1_kwh: 3 }, {}],
    [{ current_temperature_c: 20.5, current_relative_humidity_rh: '40.1' }, { temperature: 20.5, humidity: 40.1 }],
    [{ total_m3: 1, flow_temperature_c: -100 }, { volumeTotal: 1 }],
  ])('%j', (fields, metrics) => expect(read(fields).metrics).toEqual(metrics));

  test.each([
    ['OK', 'water', []],
    ['', 'water', []],
    ['ALARM LEAK_FLOW_HIGH', 'water', ['WATER_LEAK']],
    ['BURST DRY', 'water', ['WATER_LEAK']],
    ['TAMPER_PREV_MONTH', 'water', []],
    ['PREV_LEAK', 'water', []],
    ['BATTERY_LOW', 'water', ['LOW_BATTERY']],
    ['SMOKE', 'smoke detector', ['SMOKE']],
    ['TEST', 'smoke detector', []],
    ['STATUS_9F', 'water', ['GENERAL']],
    ['ALARM', 'water', ['GENERAL']],
  ])('status "%s" of a %s', (status, media, types) => {
    expect(read({ status, media }).alarms).toEqual(types.map((type) => ({ type, active: true })));
  });

  test('OK of a smoke detector clears', () => {
    expect(read({ status: 'OK', media: 'smoke detector' }).alarms).toEqual([{ type: 'SMOKE', active: false }]);
  });

  test('identity', () => {
    expect(read({ id: 912345 }).deviceId).toBe('00912345');
    expect(decode({}, 'wmbusmeters/Kitchen')).toMatchObject({ readings: [{ deviceId: '00912345' }] });
    expect(decode({}, 'wmbusmeters/11111111')).toEqual({ outcome: 'rejected', why: 'topic-names-another-meter' });
    expect(decode({ id: '../etc' })).toEqual({ outcome: 'rejected', why: 'bad-meter-id' });
    expect(decode({ _: undefined })).toEqual({ outcome: 'rejected', why: 'not-a-telegram' });
  });
});
