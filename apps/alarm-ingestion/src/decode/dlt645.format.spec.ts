import { dlt645 } from '#test/make/meter-frame.js';
import { saying } from '#test/make/message.js';
import { DLT645 } from './dlt645.format.js';

const { say, read } = saying(DLT645);
const METER = '000012345678';
const answer = (data: string) => dlt645(METER, 0x91, data);
const ENERGY = '00000100';
const text = (frame: Uint8Array) => Buffer.from(frame).toString('hex');

describe('dl/t 645', () => {
  test.each([
    ['import energy', `${ENERGY} 78563412`, { energyImportTotal: 123456.78 }],
    ['export energy', '00000200 26010000', { energyExportTotal: 1.26 }],
    ['voltage', '00010102 0523', { voltage: 230.5 }],
    ['current', '00010202 345612', { current: 125.634 }],
    ['current, backwards', '00010202 345692', { current: -125.634 }],
    ['power in kW becomes W', '00000302 341200', { power: 123.4 }],
    ['an item that we do not read', '00000300 26010000', {}],
    ['FF fillers are no number', `${ENERGY} FFFFFFFF`, {}],
    ['letters are no decimals', `${ENERGY} 1A000000`, {}],
    ['cut short inside a whole frame', `${ENERGY} 7856`, {}],
  ])('%s', (_, data, metrics) => expect(read(null, answer(data))).toEqual({ deviceId: METER, at: null, metrics, alarms: [] }));

  test('the 1997 form', () => expect(read(null, dlt645(METER, 0x81, '1090 01000000')).metrics).toEqual({ energyImportTotal: 0.01 }));
  test('a refusal is an answer without a value', () => expect(read(null, dlt645(METER, 0xd1, '06')).metrics).toEqual({}));

  const frame = answer(`${ENERGY} 26000000`);
  test.each([
    ['bytes', frame],
    ['bytes behind FE', Buffer.concat([Buffer.from('fefefefe', 'hex'), frame])],
    ['hex', text(frame)],
    ['hex with blanks and FE', `FE FE ${text(frame).toUpperCase().replace(/../g, '$& ')}`],
    ['hex behind the name of a line', `COM1:${text(frame)}`],
  ])('as %s', (_, payload) => expect(read(null, payload).metrics).toEqual({ energyImportTotal: 0.26 }));

  test('several frames in a message, with noise between them', () => {
    const other = dlt645('000000000002', 0x91, `${ENERGY} 50000000`);
    expect(say(null, Buffer.concat([frame, Buffer.from([0x68, 0x00]), other]))).toMatchObject({
      readings: [{ deviceId: METER, metrics: { energyImportTotal: 0.26 } }, { deviceId: '000000000002', metrics: { energyImportTotal: 0.5 } }],
    });
  });

  test.each([
    ['a question', dlt645(METER, 0x11, ENERGY), { outcome: 'ignored', why: 'question-to-a-meter' }],
    ['a wrong checksum', text(frame).replace(/..16$/, '0016'), { outcome: 'rejected', why: 'bad-checksum' }],
    ['half a frame', frame.subarray(0, -4), { outcome: 'rejected', why: 'not-hex' }],
    ['half a frame as text', text(frame.subarray(0, -4)), { outcome: 'rejected', why: 'frame-cut-short' }],
    ['no frame', 'FEFE', { outcome: 'rejected', why: 'no-frame' }],
    ['half a byte', '681', { outcome: 'rejected', why: 'not-hex' }],
    ['a word', 'hello', { outcome: 'rejected', why: 'not-hex' }],
    ['nothing', '', { outcome: 'rejected', why: 'not-hex' }],
    ['too much', Buffer.alloc(9000, 0x68), { outcome: 'rejected', why: 'payload-too-large' }],
  ])('%s', (_, payload, expected) => expect(say(null, payload)).toEqual(expected));
});
