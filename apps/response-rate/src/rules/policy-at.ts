import type { Instant } from './demand.js';
import { DEFAULT_POLICY, type RatePolicy } from './policy.js';
import { isFields, reading } from './read-field.js';
import { readPolicy } from './read-policy.js';

/** A version of the rate policy as the register keeps it. */
export interface PolicyVersion {
  version: number;
  effectiveFrom: Instant;
  body: unknown;
}

/** The version of the defaults of the rule: none of the register's was in force. */
export const NO_VERSION = 0;

/**
 * The version in force at an instant, the newest of them. A version that cannot be read is passed over for the one before
 * it: a figure judged by an older policy, whose version stands beside it, is better than none.
 */
export function versionAt(versions: readonly PolicyVersion[], at: Instant): number {
  const inForce = versions.filter((one) => one.effectiveFrom <= at).toSorted((a, b) => b.effectiveFrom - a.effectiveFrom || b.version - a.version);
  return inForce.find(({ body }) => readBody(body) !== null)?.version ?? NO_VERSION;
}

/** What a version says; the defaults of the rule for one that is not there. */
export function policyOf(versions: readonly PolicyVersion[], version: number): RatePolicy {
  const found = versions.find((one) => one.version === version);
  return (found && readBody(found.body)) ?? DEFAULT_POLICY;
}

function readBody(body: unknown): RatePolicy | null {
  const read = reading(() => readPolicy(isFields(body) ? body : {}));
  return read.ok ? read.value : null;
}
