import type { Account } from '#contracts/people.js';

/** Which rows a transaction may see. Postgres enforces it: see `platform.may_see` in the first migration. */
export type RowScope =
  | { kind: 'system' }
  | { kind: 'org'; path: string }
  | { kind: 'provider'; providerId: string }
  | { kind: 'caregiver'; caregiverId: string; providerId: string }
  | { kind: 'elder'; elderIds: string[] };

/** For work that no person asked for: timers, listeners, the device door. */
export const SYSTEM: RowScope = { kind: 'system' };

/** The rows an account may see. An account with no scope at all sees nothing. */
export function scopeOf(account: Account): RowScope {
  if (account.caregiverId && account.providerId) {
    return { kind: 'caregiver', caregiverId: account.caregiverId, providerId: account.providerId };
  }
  if (account.providerId) return { kind: 'provider', providerId: account.providerId };
  if (account.orgPath) return { kind: 'org', path: account.orgPath };
  return { kind: 'elder', elderIds: account.elderIds };
}

/** The scope as the setting `huying.scope` holds it. */
export function scopeSetting(scope: RowScope): string {
  switch (scope.kind) {
    case 'system':
      return 'system';
    case 'org':
      return `org:${scope.path}`;
    case 'provider':
    case 'caregiver':
      return `provider:${scope.providerId}`;
    case 'elder':
      return `elder:${scope.elderIds.join(',')}`;
  }
}
