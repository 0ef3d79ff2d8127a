import type { Account, Role } from '#contracts/people.js';
import { isWithin } from '#contracts/place.js';

/** What an account sees; exactly one kind of it. */
export type Scope = Pick<Account, 'orgPath' | 'providerId' | 'caregiverId' | 'elderIds'>;

const OF_PROVIDER: readonly Role[] = ['provider-dispatcher'];
const OF_CAREGIVER: readonly Role[] = ['caregiver'];
const OF_ELDERS: readonly Role[] = ['elder', 'family'];

export type ScopeVerdict = { ok: true } | { ok: false; why: 'scope-missing' | 'scope-too-much' | 'scope-outside-yours' };

/** The scope that a role needs, exactly: a dispatcher has a provider, a caregiver a provider and itself, a family elders, all others a place. */
export function fitsRole(role: Role, { orgPath, providerId, caregiverId, elderIds }: Scope): ScopeVerdict {
  const needs = {
    org: ![...OF_PROVIDER, ...OF_CAREGIVER, ...OF_ELDERS].includes(role),
    provider: OF_PROVIDER.includes(role) || OF_CAREGIVER.includes(role),
    caregiver: OF_CAREGIVER.includes(role),
    elders: OF_ELDERS.includes(role),
  };
  const has = { org: orgPath !== null, provider: providerId !== null, caregiver: caregiverId !== null, elders: elderIds.length > 0 };
  const kinds = ['org', 'provider', 'caregiver', 'elders'] as const;
  if (kinds.some((kind) => needs[kind] && !has[kind])) return { ok: false, why: 'scope-missing' };
  if (kinds.some((kind) => has[kind] && !needs[kind])) return { ok: false, why: 'scope-too-much' };
  return { ok: true };
}

/** An administrator gives accounts inside the own scope only. `place` is where the new account is managed. */
export function mayGive(admin: Pick<Account, 'orgPath'>, place: string): ScopeVerdict {
  return admin.orgPath !== null && isWithin(admin.orgPath, place) ? { ok: true } : { ok: false, why: 'scope-outside-yours' };
}
