import type { AnyHappened } from '#contracts/flow.js';
import { tellStory } from './tell-story.js';

const happened = (name: string, payload: object, by: string | null = null) =>
  ({ name, at: '2026-03-01T08:00:00.000Z', actor: by && { accountId: 'a', name: by }, payload }) as unknown as AnyHappened;

test.each([
  ['alarm.raised', {}, {}],
  ['alarm.repeated', { alarmId: 'x', count: 3 }, { count: 3 }],
  [
    'alarm.escalated',
    { alarmId: 'x', limit: 'ON_SITE', step: 'SUPERVISOR', dueAt: 'then', notifyContact: false },
    { limit: 'ON_SITE', step: 'SUPERVISOR', dueAt: 'then' },
  ],
  ['alarm.raised-again', { alarmId: 'x', incidentId: 'i', why: 'STILL_PRESENT', raisedAgainAt: 'now' }, { why: 'STILL_PRESENT' }],
  ['alarm.referred', { alarmId: 'x', agency: '119', numbered: true }, { agency: '119' }],
  ['alarm.follow-up-due', { alarmId: 'x', agency: '119' }, { agency: '119' }],
  ['alarm.followed-up', { alarmId: 'x', agency: '119', result: 'PENDING' }, { agency: '119', followUp: 'PENDING' }],
  ['alarm.called-back', { alarmId: 'x', reached: true, satisfied: 4, vetoed: false }, { satisfied: 4, vetoed: false }],
  ['alarm.called-back', { alarmId: 'x', reached: false, satisfied: null, vetoed: false }, { vetoed: false }],
  ['alarm.contacted', { party: 'ELDER', result: 'NO_ANSWER', contactedAt: 'now' }, { party: 'ELDER', result: 'NO_ANSWER' }],
  ['alarm.closed', { reason: 'TEST', safetyVerifiedBy: 'voice' }, { safetyVerifiedBy: 'voice' }],
  ['alarm.closed', { reason: 'TEST', safetyVerifiedBy: null }, {}],
])('%s %j', (name, payload, facts) => {
  expect(tellStory([happened(name, payload, '王坐席')])).toEqual([{ at: '2026-03-01T08:00:00.000Z', kind: name, by: '王坐席', ...facts }]);
});
