import type { AnyHappened } from '#contracts/flow.js';
import { sayAlarm } from './say-alarm.js';
import { tellStory } from './tell-story.js';

const happened = (name: string, payload: object, by: string | null = null) =>
  ({ name, at: '2026-03-01T08:00:00.000Z', actor: by && { accountId: 'a', name: by }, payload }) as unknown as AnyHappened;

test.each([
  ['alarm.raised', {}, null],
  ['alarm.repeated', { count: 3 }, '第 3 次'],
  ['alarm.escalated', { step: 'SUPERVISOR' }, '60 秒无人接警,升级至班长'],
  ['alarm.contacted', { party: 'ELDER', result: 'NO_ANSWER' }, '老人 · 无人接听'],
  ['alarm.closed', { safetyVerifiedBy: 'voice' }, '安全由通话核实'],
  ['alarm.closed', { safetyVerifiedBy: null }, null],
])('%s %j', (name, payload, detail) => {
  expect(tellStory([happened(name, payload, '王坐席')])).toEqual([{ at: '2026-03-01T08:00:00.000Z', kind: name, by: '王坐席', detail }]);
});

test('what the device said', () => {
  expect(sayAlarm({ type: 'SOS', count: 1, cleared: false, cancelledByWearer: false })).toBe('老人按下了紧急呼叫按钮。');
  expect(sayAlarm({ type: 'SMOKE', count: 2, cleared: true, cancelledByWearer: false })).toBe('烟感探测到烟雾,共 2 次;设备随后报告已恢复。');
});
