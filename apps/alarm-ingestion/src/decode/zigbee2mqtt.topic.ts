import { isIdentity } from './values.js';

/** What a zigbee2mqtt topic speaks about. */
export type ZigbeeTopic =
  /** `attribute` is the other way to read it: name and attribute in two levels. Names may hold slashes themselves. */
  | { kind: 'device'; deviceId: string; attribute: { deviceId: string; name: string } | null }
  | { kind: 'availability'; deviceId: string; ofGateway?: true }
  | { kind: 'other'; why: string };

/**
 * Splits `<base>/<friendly name>[/…]`. The base topic is the operator's choice and may have several levels: where
 * nobody says it, it ends with the last level that names zigbee2mqtt, else it is the first level.
 */
export function readTopic(topic: string | null, knownBase?: string): ZigbeeTopic {
  const levels = (topic ?? '').split('/');
  const depth = knownBase && topic?.startsWith(knownBase + '/') ? knownBase.split('/').length : guessDepth(levels);
  const base = levels.slice(0, depth).join('/');
  const rest = levels.slice(depth);
  if (rest.length === 0 || !isIdentity(rest.join('/'))) return { kind: 'other', why: 'topic-without-device' };
  const last = rest.at(-1) ?? '';
  if (rest[0] === 'bridge' && rest.length > 1) {
    return rest.length === 2 && last === 'state'
      ? { kind: 'availability', deviceId: `${base}:bridge`, ofGateway: true }
      : { kind: 'other', why: 'bridge-message' };
  }
  if (rest.length > 1 && last === 'availability') return { kind: 'availability', deviceId: rest.slice(0, -1).join('/') };
  if (rest.length > 1 && (last === 'set' || last === 'get' || rest.at(-2) === 'set' || rest.at(-2) === 'get')) {
    return { kind: 'other', why: 'command' };
  }
  const attribute = rest.length > 1 ? { deviceId: rest.slice(0, -1).join('/'), name: last } : null;
  return { kind: 'device', deviceId: rest.join('/'), attribute };
}

function guessDepth(levels: string[]): number {
  return Math.max(levels.findLastIndex((level) => level.toLowerCase().includes('zigbee2mqtt')), 0) + 1;
}
