import { CATEGORIES } from '#contracts/order.js';
import { DEFAULT_POLICY, LIMIT_NAMES, type RatePolicy } from './policy.js';
import { countsOf, numberOf, type Fields } from './read-field.js';

const CATEGORY_SET = new Set(CATEGORIES);
const LIMIT_SET = new Set(LIMIT_NAMES);

/**
 * A policy line, or a policy's body in the register: what it does not name takes the default. A limit that nobody knows is
 * refused, for a misspelt one would leave the default in force unseen. Throws BadField.
 */
export function readPolicy(fields: Fields): RatePolicy {
  return {
    theta: { ...DEFAULT_POLICY.theta, ...countsOf(fields, 'theta', CATEGORY_SET) },
    minimum: numberOf(fields, 'minimum') ?? DEFAULT_POLICY.minimum,
    probes: numberOf(fields, 'probes') ?? DEFAULT_POLICY.probes,
    coverage: numberOf(fields, 'coverage') ?? DEFAULT_POLICY.coverage,
    target: numberOf(fields, 'target') ?? DEFAULT_POLICY.target,
    shares: numberOf(fields, 'shares') ?? DEFAULT_POLICY.shares,
    limits: { ...DEFAULT_POLICY.limits, ...countsOf(fields, 'limits', LIMIT_SET) },
  };
}
