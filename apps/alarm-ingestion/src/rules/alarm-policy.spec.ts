import { DEFAULT_ALARM_POLICY, policyOf, versionAt } from './alarm-policy.js';

const version = (number: number, from: string, body: unknown = {}) => ({ version: number, effectiveFrom: new Date(from), body });
const at = (instant: string) => new Date(instant);

test.each([
  ['none', [], 0],
  ['none yet', [version(1, '2026-05-01T00:00:00Z')], 0],
  ['from its first instant', [version(1, '2026-03-01T08:00:00Z')], 1],
  ['the newest in force', [version(1, '2026-01-01T00:00:00Z'), version(3, '2026-04-01T00:00:00Z'), version(2, '2026-02-01T00:00:00Z')], 2],
  ['of two from one instant the later version', [version(2, '2026-01-01T00:00:00Z'), version(1, '2026-01-01T00:00:00Z')], 2],
])('in force: %s', (_, versions, expected) => expect(versionAt(versions, at('2026-03-01T08:00:00Z'))).toBe(expected));

test('what a version does not say is the default', () => {
  expect(policyOf([], 0)).toEqual(DEFAULT_ALARM_POLICY);
  expect(policyOf([version(1, '2026-01-01T00:00:00Z', null)], 1)).toEqual(DEFAULT_ALARM_POLICY);
  const body = { acknowledge: { P1: { targetSeconds: 10, hardSeconds: 30 } }, p1Escalation: { supervisor: 20, district: 90 }, handOverSeconds: 30 };
  expect(policyOf([version(1, '2026-01-01T00:00:00Z', body)], 1)).toEqual({
    ...DEFAULT_ALARM_POLICY,
    acknowledge: { ...DEFAULT_ALARM_POLICY.acknowledge, P1: { targetSeconds: 10, hardSeconds: 30 } },
    p1Escalation: { supervisor: 20, district: 90 },
    handOverSeconds: 30,
  });
});

test.each([
  ['no number', { firstContact: { targetSeconds: '60', hardSeconds: 180 } }],
  ['a target after the hard limit', { firstContact: { targetSeconds: 200, hardSeconds: 180 } }],
  ['never', { callBack: { targetSeconds: 0, hardSeconds: 0 } }],
  ['steps upside down', { p1Escalation: { supervisor: 200, district: 100 } }],
  ['a negative wait', { handOverSeconds: -1 }],
])('what cannot be meant is the default: %s', (_, body) => {
  expect(policyOf([version(1, '2026-01-01T00:00:00Z', body)], 1)).toEqual(DEFAULT_ALARM_POLICY);
});
