import type { AlarmState } from '#contracts/alarm.js';
import type { Role } from '#contracts/people.js';
import { mayTouch } from './may-touch.js';

test.each<[AlarmState, boolean, string | null, Role, object]>([
  ['RAISED', true, null, 'supervisor', { ok: false, why: 'not-acknowledged' }],
  ['ACKED', false, 'me', 'operator', { ok: true }],
  ['ACKED', false, 'other', 'operator', { ok: false, why: 'alarm-held' }],
  ['ACKED', false, 'other', 'supervisor', { ok: true }],
  ['ACKED', true, 'me', 'operator', { ok: true }],
  ['ACKED', true, 'other', 'supervisor', { ok: false, why: 'not-acknowledged' }],
  ['REOPENED', true, null, 'operator', { ok: false, why: 'not-acknowledged' }],
  ['CLOSED', false, 'me', 'operator', { ok: false, why: 'alarm-closed' }],
])('%s, waiting %s, held by %s, touched by a %s', (state, waiting, holderId, role, expected) =>
  expect(mayTouch({ state, waiting, holderId }, { accountId: 'me', role })).toEqual(expected),
);
