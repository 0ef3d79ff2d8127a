/** Three missed heartbeats; the interval belongs to the device. Practice: 15 min -> 45 min. */
export const MISSED_HEARTBEATS = 3;

export interface Presence {
  lastSeenAt: Date;
  /** How long it may be silent (see silenceLimit). */
  limitSeconds: number;
  /** Behind a gateway that is gone itself: then nothing is known of this one. */
  gatewayOffline: boolean;
}

/** When to look again, and whether the device is gone by now. */
export type PresenceVerdict = { offline: true } | { offline: false; lookAgainAt: Date };

/** Silent for as long as its limit: gone, unless its gateway is, which makes it unknown. */
export function isOffline({ lastSeenAt, limitSeconds, gatewayOffline }: Presence, now: Date): PresenceVerdict {
  const dueAt = lastSeenAt.getTime() + limitSeconds * 1000;
  if (now.getTime() < dueAt) return { offline: false, lookAgainAt: new Date(dueAt) };
  return gatewayOffline ? { offline: false, lookAgainAt: new Date(now.getTime() + limitSeconds * 1000) } : { offline: true };
}
