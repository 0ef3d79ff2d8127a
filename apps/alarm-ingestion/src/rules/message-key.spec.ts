import { messageKey } from './message-key.js';

const facts = { seq: null, at: null, payloadHash: 'aa', redelivered: false };
test.each([
  ['sequence and instant', { ...facts, seq: 7, at: '2026-03-01T08:00:00.000Z' }, 's7@2026-03-01T08:00:00.000Z', 604_800],
  ['sequence without a clock', { ...facts, seq: 7 }, 's7#aa', 604_800],
  ['bytes', facts, '#aa', 10],
  ['bytes, redelivered', { ...facts, redelivered: true }, '#aa', 3600],
])('%s', (_, message, key, windowSeconds) => expect(messageKey(message)).toEqual({ key, windowSeconds }));
