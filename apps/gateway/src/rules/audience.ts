import type { AnyHappened } from '#contracts/flow.js';
import type { Account } from '#contracts/people.js';

/** A group of consoles that hear the same events. */
export type Room = `org:${string}` | `provider:${string}` | `caregiver:${string}` | `elder:${string}`;

type Addressed = Pick<AnyHappened, 'orgPath' | 'providerIds' | 'caregiverIds' | 'elderId'>;

/**
 * The rooms that an account sits in, by its scope and never by its wish (DESIGN 6).
 * A caregiver hears what names the caregiver, not everything of the provider; an account without a scope hears nothing.
 */
export function roomsOf(account: Account): Room[] {
  if (account.caregiverId) return [`caregiver:${account.caregiverId}`];
  if (account.providerId) return [`provider:${account.providerId}`];
  if (account.orgPath) return [`org:${account.orgPath}`];
  return account.elderIds.map((elderId): Room => `elder:${elderId}`);
}

/** The rooms that hear an event: every org level at or above its place, and the parties it names. */
export function roomsHearing({ orgPath, providerIds, caregiverIds, elderId }: Addressed): Room[] {
  const codes = orgPath.split('.');
  return [
    ...codes.map((_, level): Room => `org:${codes.slice(0, level + 1).join('.')}`),
    ...providerIds.map((id): Room => `provider:${id}`),
    ...caregiverIds.map((id): Room => `caregiver:${id}`),
    ...(elderId ? [`elder:${elderId}` as const] : []),
  ];
}

/** Whether somebody who sits in `rooms` hears the event. */
export function hears(rooms: readonly Room[], event: Addressed): boolean {
  const hearing = new Set<Room>(roomsHearing(event));
  return rooms.some((room) => hearing.has(room));
}
