import { createHash } from 'node:crypto';
import { SPEAKING_STATES } from '#contracts/device.js';
import { decode } from '../decode/decode.js';
import type { Decoded } from '../decode/decoded.js';
import { formatNamed } from '../decode/formats.js';
import type { KnownDevice } from '../door/known-device.js';
import { messageKey, type MessageKey } from '../rules/message-key.js';

/** One message, from a device that may say it. */
export interface Arrival {
  sender: KnownDevice;
  /** Behind a `#`, which no published topic holds, stand the names of the children whose part of it is still to be read. */
  topic: string;
  payload: Buffer;
  retained: boolean;
  redelivered: boolean;
  /** Heard at our own door as it was said: what asks to be retained is of now all the same, a last word and a call for help. */
  live?: true;
}

/** What an arrival turned out to be, and whose it is: a gateway carries what its children say. */
export type ReadArrival = { arrival: Arrival; owner: KnownDevice } & (
  | { kind: 'said'; decoded: Reading; key: MessageKey }
  | { kind: 'availability'; online: boolean }
  | { kind: 'dead'; why: string }
  | { kind: 'ignored' }
);

/** A message that has been decoded, before the registry was asked for the children that it names. */
export interface Opened {
  arrival: Arrival;
  /** Whom the topic names: a child by its exact topic, else who said it. */
  owner: KnownDevice;
  decoded: Decoded;
}

type Reading = Extract<Decoded, { outcome: 'reading' }>;
const UNKNOWN_DEVICE = 'unknown-device';
const NOT_IN_USE = 'device-not-in-use';

/** Decodes one message. `child` is the device that the topic names exactly, if there is one. */
export function openArrival(arrival: Arrival, child: KnownDevice | null, receivedAt: Date): Opened {
  const { sender } = arrival;
  const owner = sender.class === 'GATEWAY' ? (child ?? sender) : sender;
  if (!SPEAKING_STATES.includes(sender.state) || !SPEAKING_STATES.includes(owner.state)) return { arrival, owner, decoded: { outcome: 'rejected', why: NOT_IN_USE } };
  return { arrival, owner, decoded: decodeFor(arrival, owner, receivedAt) };
}

/** Where the children that a gateway's message names inside are registered: for one question a batch. */
export function childTopics(opened: Opened): string[] {
  const base = baseOf(opened.owner);
  return base === null ? [] : namesIn(opened).filter((name) => !isItself(base, name)).map((name) => `${base}/${name}`);
}

/** Whose each part of a message is. Those of children that nobody registered are one dead letter; the others are kept. */
export function shareOut(opened: Opened, childOf: (topic: string) => KnownDevice | null, receivedAt: Date): ReadArrival[] {
  const { arrival, owner, decoded } = opened;
  if (decoded.outcome === 'ignored') return [{ arrival, owner, kind: 'ignored' }];
  if (decoded.outcome === 'rejected') return [{ arrival, owner, kind: 'dead', why: decoded.why }];
  const base = baseOf(owner);
  if (base === null) return [partOf(opened, owner, namesIn(opened)[0]!, decoded)];
  if (decoded.outcome === 'availability' && decoded.ofGateway) return [{ arrival, owner, kind: 'availability', online: decoded.online }];
  const [parts, unknown]: [ReadArrival[], string[]] = [[], []];
  const again = decodings(arrival, owner, receivedAt);
  for (const name of namesIn(opened)) {
    const child = isItself(base, name) ? owner : childOf(`${base}/${name}`);
    if (!child) unknown.push(name);
    else if (!SPEAKING_STATES.includes(child.state)) parts.push({ arrival, owner: child, kind: 'dead', why: NOT_IN_USE });
    else parts.push(partOf(opened, child, name, again(child) ?? decoded));
  }
  if (unknown.length > 0) parts.push({ arrival: remainder(arrival, unknown, parts.length > 0), owner, kind: 'dead', why: UNKNOWN_DEVICE });
  return parts;
}

function partOf({ arrival }: Opened, owner: KnownDevice, name: string, decoded: Decoded): ReadArrival {
  if (decoded.outcome === 'availability') return { arrival, owner, kind: 'availability', online: decoded.online };
  if (decoded.outcome !== 'reading') return { arrival, owner, kind: 'ignored' };
  const part = { ...decoded, readings: decoded.readings.filter(({ deviceId }) => deviceId === name) };
  // A gateway that only carries says nothing of itself.
  const isEmpty = part.readings.every(({ metrics, alarms }) => alarms.length === 0 && Object.keys(metrics).length === 0);
  if (part.readings.length === 0 || (owner.class === 'GATEWAY' && isEmpty)) return { arrival, owner, kind: 'ignored' };
  return { arrival, owner, kind: 'said', decoded: part, key: keyOf(arrival, part) };
}

/** What is left to be read when somebody has registered the rest. */
function remainder(arrival: Arrival, unknown: readonly string[], isPart: boolean): Arrival {
  return isPart ? { ...arrival, topic: [topicOf(arrival), ...unknown].join('#') } : arrival;
}

const topicOf = ({ topic }: Arrival): string => topic.split('#', 1)[0]!;

/** The devices that a message speaks of; of a letter that is read again, those that were left. */
function namesIn({ arrival, decoded }: Opened): string[] {
  if (decoded.outcome === 'availability') return decoded.ofGateway ? [] : [decoded.deviceId];
  if (decoded.outcome !== 'reading') return [];
  const left = arrival.topic.split('#').slice(1);
  const names = [...new Set(decoded.readings.map(({ deviceId }) => deviceId))];
  return left.length > 0 ? names.filter((name) => left.includes(name)) : names;
}

function decodeFor(arrival: Arrival, owner: KnownDevice, receivedAt: Date): Decoded {
  const { sender, payload } = arrival;
  const base = baseOf(sender);
  return decode(
    {
      topic: topicOf(arrival),
      payload,
      receivedAt,
      ...(base === null ? {} : { baseTopic: base }),
      ...(owner.class === 'GATEWAY' ? {} : { device: { class: owner.class, model: owner.model } }),
    },
    owner.format,
  );
}

/** Where numbers mean something only by model, the message is read again for each kind of child in it. */
function decodings(arrival: Arrival, gateway: KnownDevice, receivedAt: Date): (child: KnownDevice) => Decoded | null {
  const made = new Map<string, Decoded>();
  if (!formatNamed(gateway.format)?.byModel) return () => null;
  return (child) => {
    if (child === gateway) return null;
    const kind = `${child.class}/${child.model}`;
    const decoded = made.get(kind) ?? decodeFor(arrival, { ...child, format: gateway.format }, receivedAt);
    made.set(kind, decoded);
    return decoded;
  };
}

function keyOf(arrival: Arrival, { readings, envelope }: Reading): MessageKey {
  const { payload, redelivered } = arrival;
  return messageKey({
    seq: envelope?.seq ?? null,
    at: readings.every(({ at }) => at !== null) ? (readings[0]?.at ?? null) : null,
    signals: readings.some(({ alarms }) => alarms.length > 0),
    redelivered,
    payloadNumber: () => createHash('sha1').update(topicOf(arrival)).update('\0').update(payload).digest().readBigInt64BE(),
  });
}

/** What a gateway's children hang below: `zigbee2mqtt/ZGW-1/#` -> `zigbee2mqtt/ZGW-1`. Null: not a gateway. */
function baseOf(device: KnownDevice): string | null {
  const [first] = device.topics;
  return device.class === 'GATEWAY' && first !== undefined ? first.replace(/\/[+#].*$/, '') : null;
}

/** `home/OMG-1` calls itself `OMG-1`. */
const isItself = (base: string, name: string): boolean => base === name || base.endsWith(`/${name}`);
