/** MQTT: what a device may say and hear at the door. Topics come from the registry, filters with `+` and `#` allowed there. */
export interface Speaker {
  deviceId: string;
  gateway: boolean;
  topics: readonly string[];
  /** Its firmware retains what it says and leaves a last word, and cannot be told otherwise. */
  lastWords?: boolean;
}

/** Formats of such firmware: its `LWT`, `online` or `lwt` is part of the format. */
export const LAST_WORD_FORMATS: ReadonlySet<string> = new Set(['tasmota', 'shelly-gen1', 'shelly-gen2', 'owntracks']);
/** `$` begins what belongs to the broker, but for two makers' clouds whose devices speak so. Case counts: `$SYS` is the broker's. */
const MAKERS_ROOT = /^\$(oc|sys)\//;

export type Permission = { ok: true } | { ok: false; why: 'foreign-topic' | 'reserved-topic' | 'retain-refused' | 'will-refused' };

interface Saying {
  topic: string;
  retain: boolean;
  will?: boolean;
}

/**
 * A device may publish on what its own topics cover, and nothing else. Only a gateway, or firmware that knows no other
 * way, may retain (the door forgets it) and leave a will.
 */
export function mayPublish(speaker: Speaker, { topic, retain, will = false }: Saying): Permission {
  if (topic.startsWith('$') && !MAKERS_ROOT.test(topic)) return { ok: false, why: 'reserved-topic' };
  if (/[+#\0]/.test(topic) || !speaker.topics.some((filter) => covers(filter, topic))) return { ok: false, why: 'foreign-topic' };
  if (will && !speaker.gateway && !speaker.lastWords) return { ok: false, why: 'will-refused' };
  if (retain && !speaker.gateway && !speaker.lastWords) return { ok: false, why: 'retain-refused' };
  return { ok: true };
}

/**
 * A device hears `down/{its id}/…`; a gateway also what lies below its own id in its base, its first topic. The others
 * may be shared with gateways of the same make (`v1/gateway/telemetry`), and so is what stands before its id (`/sys/+/…`).
 */
export function maySubscribe(speaker: Speaker, filter: string): boolean {
  if (filter.startsWith('$')) return false;
  // `cmnd/…` is Tasmota's, `{id}/rpc` is Shelly's: below its own id nobody but the door speaks.
  const roots = [`down/${speaker.deviceId}/`, `cmnd/${speaker.deviceId}/`, `${speaker.deviceId}/rpc`];
  return roots.some((root) => filter.startsWith(root)) || (speaker.gateway && isBelow(speaker.topics[0] ?? '', speaker.deviceId, filter));
}

/** `/sys/product/GW-1/thing` lies below GW-1 of `/sys/+/GW-1/#`; `/sys/#` and `/sys/product/GW-2/thing` do not. */
function isBelow(base: string, id: string, filter: string): boolean {
  const own = base.split('/');
  const root = own.slice(0, own.indexOf(id) + 1);
  const wanted = filter.split('/');
  return root.length > 0 && wanted.length > root.length && root.every((level, i) => level === wanted[i] || (level === '+' && wanted[i] !== '#'));
}

/** Whether an MQTT filter covers a topic, MQTT 3.1.1 section 4.7. */
export function covers(filter: string, topic: string): boolean {
  // A wildcard in the first place never takes what begins with `$` (4.7.2).
  if (topic.startsWith('$') && /^[+#]/.test(filter)) return false;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === '#') return true;
    if (i >= levels.length || (wanted[i] !== '+' && wanted[i] !== levels[i])) return false;
  }
  return wanted.length === levels.length;
}
