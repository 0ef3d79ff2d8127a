import type { AlarmState } from '#contracts/alarm.js';
import { mayAcknowledge } from './may-acknowledge.js';

test.each<[AlarmState, boolean, string | null, object]>([
  ['RAISED', true, null, { ok: true, state: 'ACKED', again: false }],
  ['ACKED', false, 'me', { ok: true, state: 'ACKED', again: true }],
  ['DISPATCHED', false, 'me', { ok: true, state: 'DISPATCHED', again: true }],
  ['ACKED', false, 'other', { ok: false, why: 'alarm-held' }],
  ['REOPENED', false, 'other', { ok: false, why: 'alarm-held' }],
  ['DISPATCHED', true, 'other', { ok: true, state: 'DISPATCHED', again: false }],
  ['REOPENED', true, null, { ok: true, state: 'REOPENED', again: false }],
  ['CLOSED', false, 'me', { ok: false, why: 'alarm-closed' }],
  ['SUPPRESSED', false, null, { ok: false, why: 'alarm-closed' }],
])('%s, waiting %s, held by %s', (state, waiting, holderId, expected) => expect(mayAcknowledge({ state, waiting, holderId }, 'me')).toEqual(expected));
