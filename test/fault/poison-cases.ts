import fc from 'fast-check';

/** What a broken or hostile device says. A topic may be anything that fits in a packet. */
export interface PoisonCase {
  topic: Buffer;
  payload: Buffer;
}

const MEGABYTE = 1_000_000;
const DEPTH = 10_000;
const LEVELS = 200;

const text = (value: string) => Buffer.from(value);
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const json = fc.json({ maxDepth: 6 }).map(text);

/** A message of our own format with one thing wrong or strange. */
const strange = fc
  .record({
    seq: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null), fc.constant(9e15)),
    at: fc.oneof(fc.string(), fc.integer(), fc.constant('1970-01-01T00:00:00Z'), fc.constant('9999-12-31T23:59:59Z'), fc.constant('2026-02-30T10:00:00Z')),
    metrics: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(fc.string({ maxLength: 50 }), fc.oneof(fc.double(), fc.boolean(), fc.string()), { maxKeys: 80 })),
    alarms: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.array(fc.record({ type: fc.string(), active: fc.jsonValue({ maxDepth: 1 }) }), { maxLength: 80 })),
  }, { requiredKeys: [] })
  .map((message) => text(JSON.stringify(message)));

const hostile = fc
  .constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty')
  .map((key) => text(`{"seq":1,"${key}":{"active":true},"metrics":{"${key}":{"x":1},"battery":50},"alarms":[{"${key}":1,"type":"${key}"}]}`));

const payload = fc.oneof(
  { weight: 20, arbitrary: bytes(300) },
  { weight: 20, arbitrary: json },
  // Cut anywhere.
  { weight: 15, arbitrary: fc.tuple(json, fc.nat(100)).map(([whole, at]) => whole.subarray(0, at % (whole.length + 1))) },
  { weight: 20, arbitrary: strange },
  { weight: 8, arbitrary: hostile },
  { weight: 8, arbitrary: fc.string().map((said) => text(`{"a":"\0${said.replaceAll(/["\\]/g, '')}"}`)) },
  { weight: 4, arbitrary: fc.constantFrom('[', '{"a":', '{"metrics":{"a":').map((open) => text(open.repeat(DEPTH))) },
  { weight: 1, arbitrary: fc.constantFrom('x', '{', '0', '\0').map((letter) => text(letter.repeat(MEGABYTE))) },
  { weight: 2, arbitrary: fc.constant(Buffer.alloc(0)) },
);

/** `foreign` is a device that it is not. */
const topic = (own: string, foreign: string) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(`up/${own}/telemetry`, `up/${own}/alarm`, `up/${own}/status`).map(text) },
    { weight: 2, arbitrary: fc.constantFrom(`up/${foreign}/alarm`, `up/${own}`, `up/${own}/alarm/x`, `down/${own}/receipt`, '#', '+', `up/+/alarm`, `up/${own}/#`, '$SYS/broker', `$share/g/up/${own}/alarm`, '').map(text) },
    { weight: 1, arbitrary: fc.constantFrom('a/', '/').map((level) => text(level.repeat(LEVELS))) },
    { weight: 1, arbitrary: bytes(60) },
    { weight: 1, arbitrary: fc.constant(text(`up/${own}/tele\0metry`)) },
  );

/** The same seed says the same. */
export function poisonCases(own: string, foreign: string, count: number, seed: number): PoisonCase[] {
  return fc.sample(fc.record({ topic: topic(own, foreign), payload }), { numRuns: count, seed });
}
