import type { DeviceClass } from '#contracts/device.js';
import { covers } from './may-publish.js';

/** What the registry says of one that may speak. */
export interface Registered {
  id: string;
  class: DeviceClass;
  /** Topics and filters, with `+` as the last level or `#`. */
  topics: readonly string[];
}

/** Our own format names its device in the second level. */
const OWN = /^up\/([^/]+)\/[^/]+$/;
/** Deeper topics than this nobody registers. */
const LEVELS_LIMIT = 16;

/** `up/{deviceId}/alarm` -> the id; null for every other topic. */
export function namedIn(topic: string): string | null {
  return OWN.exec(topic)?.[1] ?? null;
}

/**
 * Every way in which the registry may have written a topic: itself, with `+` as its last level, and `…/#` above it
 * (never `#` alone: nobody owns everything). `a/b/c` -> `a/b/c`, `a/b/+`, `a/#`, `a/b/#`, `a/b/c/#`.
 */
export function filtersFor(topic: string): string[] {
  const levels = topic.split('/').slice(0, LEVELS_LIMIT);
  const above = levels.map((_, depth) => [...levels.slice(0, depth + 1), '#'].join('/'));
  return [topic, [...levels.slice(0, -1), '+'].join('/'), ...above];
}

/**
 * Whose topic it is. A gateway that covers it comes first, since it is the gateway that spoke (its children are told
 * apart later, by their exact topics); then the most exact filter; then the lowest id, so that the answer never changes.
 */
export function whichSender<D extends Registered>(topic: string, devices: readonly D[]): D | null {
  const speaking = devices.flatMap((device) => {
    const exactness = device.topics.filter((filter) => covers(filter, topic)).map((filter) => exactnessOf(filter));
    return exactness.length > 0 ? [{ device, exactness: Math.max(...exactness) }] : [];
  });
  speaking.sort((a, b) => rank(b.device) - rank(a.device) || b.exactness - a.exactness || (a.device.id < b.device.id ? -1 : 1));
  return speaking[0]?.device ?? null;
}

const rank = (device: Registered): number => (device.class === 'GATEWAY' ? 1 : 0);

/** How many levels it says for certain; `#` says less than `+`. */
function exactnessOf(filter: string): number {
  const levels = filter.split('/');
  return 2 * levels.filter((level) => level !== '+' && level !== '#').length + (levels.at(-1) === '+' ? 1 : 0);
}
