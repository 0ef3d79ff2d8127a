import { CALL_HOLD_MINUTES } from '../rules/call-attempt.js';
import type { CallRow } from './call.dto.js';
import type { NamedCall } from './call.store.js';

/** A row as the door answers it; who opened it long ago does not hold it any more. */
export function callRow(row: NamedCall, now: Date): CallRow {
  const { fromAt, toAt, nextAt, overAt, heldAt, heldByAccountId, heldByName, before, sortKey: _, ...facts } = row;
  const held = heldByAccountId !== null && heldAt !== null && heldAt.getTime() + CALL_HOLD_MINUTES * 60_000 > now.getTime();
  return {
    ...facts,
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    nextAt: nextAt && nextAt.toISOString(),
    overAt: overAt && overAt.toISOString(),
    holder: held ? { accountId: heldByAccountId, name: heldByName ?? '' } : null,
    before: before && { ...before, at: new Date(before.at).toISOString() },
  };
}
