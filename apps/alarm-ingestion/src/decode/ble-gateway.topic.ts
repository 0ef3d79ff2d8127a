import { field } from './payload.js';
import { asWord, isIdentity } from './values.js';

const MAC = /^[0-9A-Fa-f]{12}$/;

/** What a Bluetooth gateway's topic speaks about; `base/gateway/…`, the base being the operator's choice. */
export type BleTopic =
  | { kind: 'advertisement'; last: string }
  | { kind: 'last-word'; gateway: string }
  | { kind: 'heartbeat'; gateway: string }
  | { kind: 'other'; why: string };

export function readBleTopic(topic: string | null): BleTopic {
  const levels = (topic ?? '').split('/');
  const [last = '', before = ''] = [levels.at(-1), levels.at(-2)];
  if (before === 'BTtoMQTT') return { kind: 'advertisement', last };
  if (last === 'LWT' && before !== '') return { kind: 'last-word', gateway: before };
  if (last === 'SYStoMQTT' && before !== '') return { kind: 'heartbeat', gateway: before };
  // How near a phone or a tag is: who is at home is nobody's business here.
  if (levels.includes('home_presence') || levels.includes('presence')) return { kind: 'other', why: 'nearness-only' };
  return { kind: 'other', why: 'not-bluetooth' };
}

/** The topic's address rules; where it names none, the payload's `mac` or `id` stands. */
export function addressOf(last: string, fields: Record<string, unknown>): string | null {
  if (MAC.test(last)) return last;
  const told = asWord(field(fields, 'mac')) ?? asWord(field(fields, 'id')) ?? last;
  return isIdentity(told) ? told : null;
}
