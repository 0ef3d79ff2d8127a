import type { AlarmState } from '#contracts/alarm.js';
import { mayAcknowledge } from './may-acknowledge.js';

const me = { accountId: 'me' };
const other = { accountId: 'other' };

test.each<[AlarmState, { accountId: string } | null, object]>([
  ['RAISED', null, { ok: true, state: 'ACKED', again: false }],
  ['ACKED', me, { ok: true, state: 'ACKED', again: true }],
  ['DISPATCHED', me, { ok: true, state: 'DISPATCHED', again: true }],
  ['ACKED', other, { ok: false, why: 'alarm-held' }],
  ['REOPENED', null, { ok: false, why: 'alarm-held' }],
  ['CLOSED', me, { ok: false, why: 'alarm-closed' }],
  ['SUPPRESSED', null, { ok: false, why: 'alarm-closed' }],
])('%s held by %j', (state, holder, expected) => expect(mayAcknowledge(state, holder, 'me')).toEqual(expected));
