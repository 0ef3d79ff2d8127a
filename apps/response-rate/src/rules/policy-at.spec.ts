import { policyOf, versionAt } from './policy-at.js';
import { DEFAULT_POLICY } from './policy.js';

const versions = [
  { version: 1, effectiveFrom: 100, body: { target: 500 } },
  { version: 2, effectiveFrom: 200, body: { target: 600, theta: { MEAL: 950 } } },
  { version: 3, effectiveFrom: 300, body: { target: 'many' } },
  { version: 4, effectiveFrom: 200, body: { target: 650 } },
];

describe('the policy in force', () => {
  it.each([
    ['before the first', 99, 0],
    ['from its first instant', 100, 1],
    ['until the next', 199, 1],
    ['of two of one instant the later version', 200, 4],
    ['an unreadable one is passed over', 300, 4],
  ])('%s', (_name, at, version) => {
    expect(versionAt(versions, at)).toBe(version);
  });

  it('names only what differs from the defaults', () => {
    expect(policyOf(versions, 2)).toEqual({ ...DEFAULT_POLICY, target: 600, theta: { ...DEFAULT_POLICY.theta, MEAL: 950 } });
    expect(policyOf(versions, 0)).toEqual(DEFAULT_POLICY);
  });
});
