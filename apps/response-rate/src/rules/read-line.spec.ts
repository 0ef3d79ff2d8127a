import { makeAlarm, makeOrder, makeStreet } from '#test/rate/make-demand.js';
import { DEFAULT_POLICY } from './policy.js';
import { readLine } from './read-line.js';

const read = (value: unknown) => readLine(JSON.stringify(value));

describe('readLine refuses', () => {
  it.each<[string, string, string]>([
    ['what is no JSON', '{"type":', 'not JSON'],
    ['a number', '7', 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['a list', '[]', 'not a JSON object'],
    ['no type', '{}', 'type is none of street, demand, policy'],
    ['another type', '{"type":"toString"}', 'type is none of street, demand, policy'],
  ])('%s', (_name, text, why) => {
    expect(readLine(text)).toEqual({ ok: false, why });
  });

  it.each<[string, object]>([
    ['an unknown category', makeOrder({ category: 'TRAVEL' })],
    ['an unknown kind', makeOrder({ kind: 'visit' })],
    ['no kind', makeOrder({ kind: '' })],
    ['an unknown level', makeOrder({ level: 'P4' })],
    ['an alarm without a level', makeAlarm({ level: null })],
    ['an alarm with an empty level', makeAlarm({ level: '' })],
    ['createdAt null', { ...makeOrder(), createdAt: null }],
    ['createdAt empty', makeOrder({ createdAt: '' })],
    ['no createdAt', { ...makeOrder(), createdAt: undefined }],
    ['an impossible date', makeOrder({ closedAt: '2026-02-30T00:00:00Z' })],
    ['an instant with another zone', makeOrder({ dueAt: '2026-03-10T06:00:00+08:00' })],
    ['an instant as a number', { ...makeOrder(), takenAt: 1772348400000 }],
    ['an unknown answerer', makeOrder({ acknowledgedBy: 'dog' })],
    ['unknown evidence', makeOrder({ evidence: 'promise' })],
    ['an unknown vetoer', makeOrder({ vetoedBy: 'neighbour' })],
    ['a close reason that is no text', { ...makeOrder(), closeReason: 7 }],
    ['no id', { ...makeOrder(), id: null }],
    ['a flag that is a word', { ...makeOrder(), probe: 'yes' }],
    ['a length that is a word', { ...makeOrder(), plannedMinutes: 'sixty' }],
    ['a street without a code', { ...makeStreet(), code: '' }],
    ['a coverage that is a list', { ...makeStreet(), coveredPermille: [1000] }],
    ['a limit that nobody knows', { type: 'policy', limits: { acknowledgeP9: 60 } }],
    ['a threshold for no category', { type: 'policy', theta: { TRAVEL: 900 } }],
  ])('%s', (_name, line) => {
    expect(read(line)).toMatchObject({ ok: false, why: expect.any(String) });
  });
});

describe('readLine takes', () => {
  it('the empty string, null and absence for unknown', () => {
    const sparse = { type: 'demand', id: 'a', street: 's', category: 'MEAL', kind: 'order', createdAt: '2026-03-10T02:00:00Z', dueAt: '', level: '' };
    const line = read(sparse);
    expect(line).toMatchObject({ ok: true, value: { demand: { dueAt: null, level: null, closeReason: null, probe: false, plannedMinutes: null } } });
  });

  it('any close reason and verifier: those that the rule does not name are no result', () => {
    for (const closeReason of ['TECH_FIXED', 'REFERRED', 'DONE_SHORT', 'NO_SHOW', 'BORED']) expect(read(makeOrder({ closeReason })).ok).toBe(true);
  });

  it('a policy that names only what differs', () => {
    const line = read({ type: 'policy', theta: { MEAL: 800 }, probes: null, limits: { acknowledgeP1: 90 } });
    expect(line).toEqual({
      ok: true,
      value: {
        type: 'policy',
        policy: {
          ...DEFAULT_POLICY,
          theta: { ...DEFAULT_POLICY.theta, MEAL: 800 },
          limits: { ...DEFAULT_POLICY.limits, acknowledgeP1: 90 },
        },
      },
    });
  });

  it('a policy of nothing for the defaults', () => {
    expect(read({ type: 'policy' })).toEqual({ ok: true, value: { type: 'policy', policy: DEFAULT_POLICY } });
  });
});
