export interface QueuedCall {
  id: string;
  state: string;
  fromAt: string;
  nextAt: string | null;
  holder: { accountId: string } | null;
}

/** When a call may be made: in its window, or when its next attempt is due. */
export const callableAt = ({ fromAt, nextAt }: Pick<QueuedCall, 'fromAt' | 'nextAt'>): number => Date.parse(nextAt ?? fromAt);

/** Whether the call waits for the desk now. `now` is epoch ms. */
export const isWaiting = (call: QueuedCall, now: number): boolean => call.state === 'DUE' && callableAt(call) <= now;

/** The call to make next after `leaving`: the one that waits longest and that no colleague has open; else the next to come. */
export function nextCall<T extends QueuedCall>(calls: readonly T[], me: string, now: number, leaving: string | null = null): T | null {
  const open = calls
    .filter((call) => call.state === 'DUE' && call.id !== leaving && (!call.holder || call.holder.accountId === me))
    .toSorted((a, b) => callableAt(a) - callableAt(b));
  return open.find((call) => isWaiting(call, now)) ?? open[0] ?? null;
}
