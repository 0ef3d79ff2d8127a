import { isFresh, isSigned, signatureOf } from './signature.js';

const secret = Buffer.from('a secret of a test');
const body = Buffer.from('{"id":"1"}');

describe('isSigned', () => {
  const right = signatureOf(secret, '1790000000', body);
  it.each([
    ['the right one', '1790000000', body, right, true],
    ['another body', '1790000000', Buffer.from('{"id":"2"}'), right, false],
    ['another time', '1790000001', body, right, false],
    ['another secret', '1790000000', body, signatureOf(Buffer.from('other'), '1790000000', body), false],
    ['cut short', '1790000000', body, right.slice(0, 10), false],
    ['nothing', '1790000000', body, '', false],
    ['no hex', '1790000000', body, 'zz'.repeat(32), false],
  ])('%s', (_, timestamp, sent, signature, expected) => expect(isSigned(secret, timestamp, sent, signature)).toBe(expected));
});

it.each([
  ['1790000000', true],
  ['1789999700', true],
  ['1789999699', false],
  ['1790000301', false],
  ['', false],
  ['1e9', false],
])('a timestamp of %s is fresh: %p', (timestamp, expected) => expect(isFresh(timestamp, new Date(1_790_000_000_000))).toBe(expected));
