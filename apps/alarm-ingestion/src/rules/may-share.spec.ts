import { mayShare } from './may-share.js';

test.each([
  ['wmbusmeters/#', true],
  ['dtu/+/hex', true],
  ['up/+/telemetry', false],
  ['up/+/alarm', false],
  ['zigbee2mqtt/#', false],
  ['watch/+', false],
  ['#', false],
  ['+/#', false],
  ['', false],
])('%s may be shared: %s', (filter, may) => {
  expect(mayShare(filter)).toBe(may);
});
