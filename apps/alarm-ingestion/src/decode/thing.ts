import type { Metrics, Reading, Signal } from '#contracts/reading.js';
import { asInstant } from './instant.js';
import { field, isObject } from './payload.js';
import { THING_WORDS, type Word } from './thing-words.js';
import { THING_MODELS } from './thing.models.js';
import { asFix, asFlag, asNumber, metric } from './values.js';

/** Nobody's thing model has more properties at once. */
export const PROPERTIES_LIMIT = 256;
/** Words of a state that `asFlag` does not know, because elsewhere they mean nothing. */
const MORE_FLAGS: Readonly<Record<string, boolean>> = { pir: true, presence: true, occupied: true, none: false, absence: false, unoccupied: false };
/** Events that only tell something; every other event of a device in care is an alarm. */
const NEWS = /^(info|log|online|offline|login|heartbeat|report|post|status|statechange|record|upgrade|ota|timesync)/;

type Facts = Pick<Reading, 'metrics' | 'alarms'>;

const plain = (name: string): string => name.toLowerCase().replace(/[_\-\s]/g, '');

/** The properties of one thing; `of` is the registered model, whose exceptions come first, and `family` the format's own words. */
export function readThing(properties: Record<string, unknown>, of?: { model?: string; family?: ReadonlyMap<string, Word> }): Facts {
  const metrics: Metrics = {};
  const alarms: Signal[] = [];
  const ofModel = of?.model ? THING_MODELS.get(of.model) : undefined;
  for (const [name, value] of Object.entries(properties).slice(0, PROPERTIES_LIMIT)) {
    const key = plain(name);
    const word = ofModel?.get(key) ?? of?.family?.get(key) ?? THING_WORDS.get(key);
    if (!word) continue;
    if ('metric' in word) {
      Object.assign(metrics, metric(word.metric, value, word.low, word.high, word.times));
      continue;
    }
    const on = flag(value);
    if (on === undefined) continue;
    if (word.state) metrics[word.state] = 'inverted' in word && word.inverted ? !on : on;
    if ('signal' in word) alarms.push({ type: word.signal, active: on });
  }
  const { latitude, longitude, ...others } = metrics;
  return { metrics: { ...others, ...asFix(latitude, longitude) }, alarms };
}

/** An event by its name: an alarm of ours, mere news, or GENERAL. A flag inside may say that it is over. */
export function readEvent(name: string, told: Record<string, unknown>, of?: { model?: string; family?: ReadonlyMap<string, Word> }): Facts {
  const facts = readThing(told, of);
  const key = plain(name);
  const word = THING_WORDS.get(key);
  if (NEWS.test(key) || (word && !('signal' in word))) return facts;
  const over = ['active', 'state', 'status', 'alarm'].some((flagName) => flag(field(told, flagName)) === false);
  const type = word && 'signal' in word ? word.signal : 'GENERAL';
  // What the event tells of itself (`SOS` with `sos: 1`) is said once.
  if (type === 'GENERAL' && facts.alarms.length > 0) return facts;
  return { metrics: facts.metrics, alarms: [...facts.alarms.filter((alarm) => alarm.type !== type), { type, active: !over }] };
}

/** `{"Temp":{"value":25,"time":…}}` or `{"Temp":25}`: the values, and the newest of their instants. */
export function unwrap(params: Record<string, unknown>, receivedAt: Date): { values: Record<string, unknown>; at: string | null } {
  let at: string | null = null;
  const values = Object.entries(params).slice(0, PROPERTIES_LIMIT).map(([name, said]): [string, unknown] => {
    if (!isObject(said) || !Object.hasOwn(said, 'value')) return [name, said];
    const told = asInstant(field(said, 'time'), receivedAt);
    if (told && (at === null || told > at)) at = told;
    return [name, said.value];
  });
  return { values: Object.fromEntries(values), at };
}

function flag(value: unknown): boolean | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (Object.hasOwn(MORE_FLAGS, word)) return MORE_FLAGS[word];
  // A concentration is no flag, but 0 and 1 are.
  return typeof value === 'string' && asNumber(value) !== undefined && !/^[01]$/.test(word) ? undefined : asFlag(value);
}
