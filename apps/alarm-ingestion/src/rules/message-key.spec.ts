import { messageKey, type MessageFacts } from './message-key.js';

const at = '2026-03-01T08:00:00.000Z';
const facts: MessageFacts = { seq: null, at: null, signals: false, redelivered: false, payloadNumber: () => 170n };
test.each<[string, Partial<MessageFacts>, ReturnType<typeof messageKey>]>([
  ['sequence and instant', { seq: 7, at }, { number: 7n, window: null }],
  ['the same, calling for help', { seq: 7, at, signals: true }, { number: 7n, window: null }],
  ['a measurement with an instant', { at }, { number: 170n, window: null }],
  ['a call for help with an instant: the clock may stand still', { at, signals: true }, { number: 170n, window: { key: '#170', seconds: 10 } }],
  ['sequence without a clock', { seq: 7 }, { number: 170n, window: { key: 's7#170', seconds: 604_800 } }],
  ['a call for help with a sequence and no clock', { seq: 7, signals: true }, { number: 170n, window: { key: 's7#170', seconds: 600 } }],
  ['a call for help, redelivered', { signals: true, redelivered: true }, { number: 170n, window: { key: '#170', seconds: 120 } }],
  ['bytes', {}, { number: 170n, window: { key: '#170', seconds: 10 } }],
  ['bytes, redelivered', { redelivered: true }, { number: 170n, window: { key: '#170', seconds: 3600 } }],
])('%s', (_, message, key) => expect(messageKey({ ...facts, ...message })).toEqual(key));

test('a message with a sequence and an instant is not hashed', () => {
  const payloadNumber = () => {
    throw new Error('hashed');
  };
  expect(messageKey({ ...facts, seq: 1, at, payloadNumber }).number).toBe(1n);
});
