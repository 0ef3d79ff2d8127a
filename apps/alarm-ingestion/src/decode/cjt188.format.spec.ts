import { cjt188, cjt188Volume } from '#test/make/meter-frame.js';
import { on, saying } from '#test/make/message.js';
import { CJT188 } from './cjt188.format.js';

const { say, read } = saying(CJT188);
const METER = '00002026030001';

describe('cj/t 188', () => {
  test.each([
    ['m3, two decimals', cjt188Volume(METER, '00012345'), { volumeTotal: 123.45 }],
    ['litres', cjt188Volume(METER, '01234500', '00', '29'), { volumeTotal: 12.345 }],
    ['the identifier the other way round', cjt188Volume(METER, '00000060', '00', '2C', '1F90'), { volumeTotal: 0.6 }],
    ['a gas meter', cjt188(METER, 0x81, '901F 01 00010000 2C 00000000 2C 00000000000000 0000', 0x30), { volumeTotal: 1 }],
    ['FF fillers are no number', cjt188Volume(METER, 'FFFFFFFF'), {}],
    ['a unit of heat is no volume', cjt188Volume(METER, '00012345', '00', '05'), {}],
    ['a heat meter is not read', cjt188(METER, 0x81, '901F 01 00010000 2C', 0x20), {}],
    ['another item', cjt188(METER, 0x81, 'D120 01 00010000 2C'), {}],
    ['a refusal', cjt188(METER, 0xc1, '01 0000'), {}],
  ])('%s', (_, frame, metrics) => expect(read(null, frame)).toEqual({ deviceId: METER, at: null, metrics, alarms: [] }));

  test.each([
    ['04', [on('LOW_BATTERY')]],
    ['21', []],
    ['FF', []],
  ])('status %s', (status, alarms) => expect(read(null, cjt188Volume(METER, '00000100', status)).alarms).toEqual(alarms));

  test('several frames in a message', () => {
    const both = Buffer.concat([Buffer.from('fefefe', 'hex'), cjt188Volume(METER, '00000100'), Buffer.from('fefefe', 'hex'), cjt188Volume('00002026030002', '00000200')]);
    expect(say(null, both.toString('hex'))).toMatchObject({ readings: [{ deviceId: METER, metrics: { volumeTotal: 1 } }, { deviceId: '00002026030002', metrics: { volumeTotal: 2 } }] });
  });

  test.each([
    ['a question', cjt188(METER, 0x01, '901F 00'), { outcome: 'ignored', why: 'question-to-a-meter' }],
    ['letters are no decimals', cjt188Volume(METER, '00C12345'), { outcome: 'rejected', why: 'bad-value' }],
    ['a wrong checksum', cjt188Volume(METER, '00012345').toString('hex').replace(/..16$/, '0016'), { outcome: 'rejected', why: 'bad-checksum' }],
    ['half a frame', cjt188Volume(METER, '00012345').toString('hex').slice(0, 30), { outcome: 'rejected', why: 'frame-cut-short' }],
  ])('%s', (_, payload, expected) => expect(say(null, payload)).toEqual(expected));
});
