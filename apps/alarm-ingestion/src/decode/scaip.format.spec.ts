import { off, on, saying } from '#test/make/message.js';
import { SCAIP } from './scaip.format.js';

const { say, read } = saying(SCAIP);
const mrq = (leaves: Record<string, string>) => `<mrq>${Object.entries(leaves).map(([name, text]) => `<${name}>${text}</${name}>`).join('')}</mrq>`;
const alarm = { ref: 'r1', cid: ' 8031372', dty: '0004', mty: 'ME', stc: '0010', crd: 'gsm:+8613800000000' };

describe('scaip', () => {
  test('a call for help; the number to call back is never read', () => {
    expect(read(null, mrq(alarm))).toEqual({ deviceId: '8031372', at: null, metrics: {}, alarms: [on('SOS')] });
  });

  test.each([
    ['10', [on('SOS')]],
    ['019', [off('SOS')]],
    ['0067', [on('GENERAL')]],
  ])('status %s', (stc, alarms) => expect(read(null, mrq({ ...alarm, stc })).alarms).toEqual(alarms));

  test('without a type it is an alarm', () => expect(read(null, '<?xml version="1.0"?>\n<mrq>\n <cid>7</cid>\n <stc>10</stc>\n <did/>\n</mrq>\n').alarms).toEqual([on('SOS')]));

  test.each([
    [{ ...alarm, mty: 'PI', stc: '0009' }, { outcome: 'availability', deviceId: '8031372', online: true }],
    [{ ...alarm, mty: 'RE' }, { outcome: 'ignored', why: 'reset' }],
    [{ ...alarm, mty: 'IN' }, { outcome: 'ignored', why: 'information' }],
    // A test is no call for help.
    [{ ...alarm, stc: '102' }, { outcome: 'ignored', why: 'test-call' }],
    [{ ...alarm, mty: 'XX' }, { outcome: 'rejected', why: 'unknown-message-type' }],
    [{ ...alarm, stc: 'ten' }, { outcome: 'rejected', why: 'bad-status-code' }],
    [{ ...alarm, cid: '' }, { outcome: 'rejected', why: 'bad-device-id' }],
  ])('%j', (leaves, expected) => expect(say(null, mrq(leaves))).toEqual(expected));

  test.each([
    ['a document type', `<!DOCTYPE mrq [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${mrq(alarm)}`],
    ['an entity of one’s own stays text', mrq({ ...alarm, mty: '&b;' })],
    ['nesting', `<mrq>${'<a>'.repeat(10_000)}`],
    ['nesting inside', mrq({ cid: '<b>7</b>', stc: '10' })],
    ['two devices', mrq(alarm).replace('<ref>', '<cid>9</cid><ref>')],
    ['attributes', mrq(alarm).replace('<cid>', '<cid a="1">')],
    ['half of it', mrq(alarm).slice(0, -3)],
    ['another document', '<ars><cid>1</cid></ars>'],
    ['text between', mrq(alarm).replace('<ref>', 'x<ref>')],
    ['too many', mrq(Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`a${i}`, '1'])))],
  ])('refuses %s', (_, xml) => expect(say(null, xml).outcome).toBe('rejected'));
});
