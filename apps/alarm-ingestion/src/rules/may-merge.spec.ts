import { mayMerge } from './may-merge.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute));
const into = { id: 'into', incidentId: 'i', level: 'P1' as 'P1' | 'T', elderId: 'e' as string | null, deviceId: 'd' as string | null, state: 'VERIFYING' as const, raisedAt: at(0) };
const alarm = { ...into, id: 'later', incidentId: 'j', state: 'ACKED' as const, raisedAt: at(20) };

test.each<[string, Parameters<typeof mayMerge>[0], Parameters<typeof mayMerge>[0], string | null]>([
  ['the same elder', alarm, into, null],
  ['the same elder, raised together', { ...alarm, raisedAt: at(0) }, into, null],
  ['the first of two raised together into the second', { ...into, state: 'ACKED' }, { ...alarm, raisedAt: at(0) }, 'merge-into-older'],
  ['another elder', { ...alarm, elderId: 'f' }, into, 'merge-not-same'],
  ['another elder, the same device', { ...alarm, elderId: 'f' }, { ...into, elderId: null }, 'merge-not-same'],
  ['a device without an elder into the elder who has it now', { ...alarm, elderId: null }, into, 'merge-not-same'],
  ['one device without an elder', { ...alarm, elderId: null }, { ...into, elderId: null }, null],
  ['two devices without an elder', { ...alarm, elderId: null, deviceId: 'x' }, { ...into, elderId: null }, 'merge-not-same'],
  ['neither an elder nor a device', { ...alarm, elderId: null, deviceId: null }, { ...into, elderId: null, deviceId: null }, 'merge-not-same'],
  ['a call into a trouble of a device', alarm, { ...into, level: 'T' }, 'merge-into-milder'],
  ['a trouble of a device into a call', { ...alarm, level: 'T' }, into, null],
  ['itself', into, into, 'merge-into-itself'],
  ['into what is over', alarm, { ...into, state: 'CLOSED' }, 'merge-into-closed'],
  ['the earlier into the later', { ...into, state: 'ACKED' }, { ...alarm }, 'merge-into-older'],
  ['with somebody on the way', { ...alarm, state: 'DISPATCHED' }, into, 'responder-on-the-way'],
  ['with somebody there', { ...alarm, state: 'ON_SITE' }, into, 'responder-on-the-way'],
])('%s', (_, one, other, why) => expect(mayMerge(one, other)).toEqual(why ? { ok: false, why } : { ok: true }));
