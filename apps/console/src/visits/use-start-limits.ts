import { shallowRef } from 'vue';
import type { Category } from '#contracts/order.js';
import { get } from '../api/client.js';
import type { PolicyRow } from '../api/types.js';
import type { StartLimit } from './rules/start-clock.js';

type Limits = Record<Category, StartLimit>;

/** Shared by all pages of a visit to the site: limits change by policy, seldom. */
const limits = shallowRef<Limits | null>(null);
let asked = false;

/** Until the policy has been read nothing counts as late: a clock never accuses by guess. */
const UNKNOWN: StartLimit = { targetSeconds: 0, hardSeconds: 12 * 3600 };

async function load(): Promise<void> {
  asked = true;
  try {
    const rows = await get<(PolicyRow & { inForce: boolean })[]>('/registry/policies');
    const inForce = rows.find((row) => row.kind === 'time-limits' && row.inForce);
    limits.value = (inForce?.body as { start?: Limits } | undefined)?.start ?? null;
  } catch {
    asked = false;
  }
}

/** How late each category may start, by the policy in force. */
export function useStartLimits(): (category: Category) => StartLimit {
  if (!asked) void load();
  return (category) => limits.value?.[category] ?? UNKNOWN;
}
