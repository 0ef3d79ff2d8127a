import type { AlarmState } from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';
import { mayTouch } from './may-touch.js';

test.each<[AlarmState, string | null, Role, object]>([
  ['RAISED', null, 'supervisor', { ok: false, why: 'not-acknowledged' }],
  ['ACKED', 'me', 'operator', { ok: true }],
  ['ACKED', 'other', 'operator', { ok: false, why: 'alarm-held' }],
  ['ACKED', 'other', 'supervisor', { ok: true }],
  ['CLOSED', 'me', 'operator', { ok: false, why: 'alarm-closed' }],
])('%s held by %s, touched by a %s', (state, holder, role, expected) => expect(mayTouch(state, holder, { accountId: 'me', role })).toEqual(expected));
