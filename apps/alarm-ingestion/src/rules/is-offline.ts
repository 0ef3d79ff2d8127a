/** Three missed heartbeats; the interval belongs to the device. Practice: 15 min -> 45 min. */
export const MISSED_HEARTBEATS = 3;

export interface Presence {
  lastSeenAt: Date;
  heartbeatSeconds: number;
  /** Behind a gateway that is gone itself: then nothing is known of this one. */
  gatewayOffline: boolean;
}

/** When to look again, and whether the device is gone by now. */
export type PresenceVerdict = { offline: true } | { offline: false; lookAgainAt: Date };

export function isOffline(presence: Presence, now: Date): PresenceVerdict {
  const allowedMs = MISSED_HEARTBEATS * presence.heartbeatSeconds * 1000;
  const dueAt = presence.lastSeenAt.getTime() + allowedMs;
  if (now.getTime() < dueAt) return { offline: false, lookAgainAt: new Date(dueAt) };
  return presence.gatewayOffline ? { offline: false, lookAgainAt: new Date(now.getTime() + allowedMs) } : { offline: true };
}
