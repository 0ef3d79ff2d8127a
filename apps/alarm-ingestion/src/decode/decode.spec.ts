import fc from 'fast-check';
import { decode } from './decode.js';
import { FORMATS } from './formats.js';

const receivedAt = new Date('2026-03-01T08:00:00Z');
const names = FORMATS.map((format) => format.name);
const topics = fc.constantFrom('up/D-1/alarm', 'up/D-1/telemetry', 'watch/D-1', 'zigbee2mqtt/door', 'zigbee2mqtt/bridge/state', 'zigbee2mqtt/G-1/bridge/state', 'wmbusmeters/00000001', '');

const words = ['metrics', 'alarms', 'type', 'active', '__proto__', 'constructor', '_', 'id', 'status', 'battery', 'contact', 'action', 'last_seen', 'device'];
const hostileJson = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(fc.constantFrom(...words), tie('value')), fc.array(tie('value'), { maxLength: 4 })),
})).value;
const payloads = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
  hostileJson.map((value) => Buffer.from(JSON.stringify(value).replaceAll('"__proto_"', '"__proto__"'))),
  fc.string().map((text) => Buffer.from(`[3G*1234567890*0001*${text}]`)),
);

describe('decode', () => {
  test('never throws, answers one of four things, and touches no prototype', () => {
    fc.assert(
      fc.property(fc.option(topics), fc.option(fc.constantFrom(...names)), payloads, (topic, format, payload) => {
        const decoded = decode({ topic, payload, receivedAt }, format);
        expect(['reading', 'availability', 'ignored', 'rejected']).toContain(decoded.outcome);
        if (decoded.outcome !== 'reading') return;
        for (const reading of decoded.readings) {
          expect(JSON.stringify(reading)).not.toContain('\\u0000');
          for (const value of Object.values(reading.metrics)) expect(['number', 'boolean']).toContain(typeof value);
          if (reading.at) expect(Date.parse(reading.at)).toBeLessThanOrEqual(receivedAt.getTime() + 86_400_000);
        }
      }),
      { numRuns: 3000 },
    );
    expect(({} as Record<string, unknown>).active).toBeUndefined();
  });

  test.each(names)('%s survives ten thousand levels, NUL and a megabyte', (name) => {
    for (const text of ['['.repeat(10_000), '{"a":'.repeat(10_000), '\0'.repeat(100), 'x'.repeat(1_000_000), '']) {
      expect(decode({ topic: 'up/D-1/alarm', payload: Buffer.from(text), receivedAt }, name).outcome).toMatch(/rejected|ignored/);
    }
  });

  test('the topic decides where no format is named', () => {
    const payload = Buffer.from('{"contact":false}');
    expect(decode({ topic: 'zigbee2mqtt/door', payload, receivedAt })).toMatchObject({ outcome: 'reading' });
    expect(decode({ topic: 'somewhere', payload, receivedAt })).toEqual({ outcome: 'rejected', why: 'no-format-for-topic' });
    expect(decode({ topic: null, payload, receivedAt }, 'morse')).toEqual({ outcome: 'rejected', why: 'unknown-format' });
  });
});
