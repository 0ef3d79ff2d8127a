import { createHash } from 'node:crypto';
import { SPEAKING_STATES } from '#contracts/device.js';
import { decode } from '../decode/decode.js';
import type { Decoded } from '../decode/decoded.js';
import type { KnownDevice } from '../door/known-device.js';
import { messageKey, type MessageKey } from '../rules/message-key.js';

/** One message, from a device that may say it. */
export interface Arrival {
  sender: KnownDevice;
  topic: string;
  payload: Buffer;
  retained: boolean;
  redelivered: boolean;
}

/** What an arrival turned out to be, and whose it is: a gateway carries what its children say. */
export type ReadArrival = { arrival: Arrival; owner: KnownDevice } & (
  | { kind: 'said'; decoded: Extract<Decoded, { outcome: 'reading' | 'availability' }>; key: MessageKey }
  | { kind: 'dead'; why: string }
  | { kind: 'ignored' }
);

/** Reads one message. `child` is the device that the topic names exactly, if there is one. */
export function readArrival(arrival: Arrival, child: KnownDevice | null, receivedAt: Date): ReadArrival {
  const { sender, topic, payload } = arrival;
  const owner = sender.class === 'GATEWAY' ? (child ?? sender) : sender;
  if (!SPEAKING_STATES.includes(sender.state) || !SPEAKING_STATES.includes(owner.state)) return { arrival, owner, kind: 'dead', why: 'device-not-in-use' };
  const decoded = decode({ topic, payload, receivedAt, ...baseTopic(sender) }, owner.format);
  switch (decoded.outcome) {
    case 'ignored':
      return { arrival, owner, kind: 'ignored' };
    case 'rejected':
      return { arrival, owner, kind: 'dead', why: decoded.why };
    default:
      if (owner.class === 'GATEWAY' && !isOfGateway(decoded)) return { arrival, owner, kind: 'dead', why: 'unknown-device' };
      return { arrival, owner, kind: 'said', decoded, key: keyOf(arrival, decoded) };
  }
}

function keyOf({ payload, redelivered }: Arrival, decoded: Decoded): MessageKey {
  const payloadHash = createHash('sha1').update(payload).digest('base64url');
  if (decoded.outcome !== 'reading') return messageKey({ seq: null, at: null, payloadHash, redelivered });
  return messageKey({ seq: decoded.envelope?.seq ?? null, at: decoded.readings[0]?.at ?? null, payloadHash, redelivered });
}

/** `zigbee2mqtt/ZGW-1/#` -> `zigbee2mqtt/ZGW-1` */
function baseTopic(sender: KnownDevice): { baseTopic?: string } {
  const filter = sender.class === 'GATEWAY' ? sender.topics[0] : undefined;
  return filter ? { baseTopic: filter.replace(/\/[+#].*$/, '') } : {};
}

function isOfGateway(decoded: Decoded): boolean {
  return decoded.outcome === 'availability' && decoded.deviceId.endsWith(':bridge');
}
