import type { AnyHappened } from '#contracts/flow.js';
import { tellStory } from './tell-story.js';

const happened = (name: string, payload: object, by: string | null = null) =>
  ({ name, at: '2026-03-01T08:00:00.000Z', actor: by && { accountId: 'a', name: by }, payload }) as unknown as AnyHappened;

test.each([
  ['alarm.raised', {}, {}],
  ['alarm.repeated', { alarmId: 'x', count: 3 }, { count: 3 }],
  ['alarm.escalated', { alarmId: 'x', step: 'SUPERVISOR' }, { step: 'SUPERVISOR' }],
  ['alarm.contacted', { party: 'ELDER', result: 'NO_ANSWER', contactedAt: 'now' }, { party: 'ELDER', result: 'NO_ANSWER' }],
  ['alarm.closed', { reason: 'TEST', safetyVerifiedBy: 'voice' }, { safetyVerifiedBy: 'voice' }],
  ['alarm.closed', { reason: 'TEST', safetyVerifiedBy: null }, {}],
])('%s %j', (name, payload, facts) => {
  expect(tellStory([happened(name, payload, '王坐席')])).toEqual([{ at: '2026-03-01T08:00:00.000Z', kind: name, by: '王坐席', ...facts }]);
});
