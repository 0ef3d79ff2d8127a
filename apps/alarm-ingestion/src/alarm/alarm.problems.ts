import type { ProblemTable } from '#platform/problem.js';

export const ALARM_PROBLEMS = {
  'alarm-not-found': [404, '找不到这条报警', 'No such alarm in your scope: check the id.'],
  'alarm-held': [409, '此报警已由他人处理', 'Somebody else has this alarm: see `holder`. Ask for a hand-over.'],
  'alarm-closed': [409, '此报警已结束', 'The alarm is closed: reopen it first.'],
  'not-acknowledged': [409, '请先接警', 'Nobody has acknowledged this alarm yet: acknowledge it first.'],
  'not-closed': [409, '此报警尚未结束', 'Only a closed alarm can be reopened.'],
  'another-open': [409, '同类报警仍在处理', 'An alarm of this elder and type is open already: work on that one.'],
  'safety-not-verified': [422, '请说明如何确认安全', 'This reason needs `safetyVerifiedBy`: voice, video, onsite, family, neighbour or agency.'],
  'not-technical': [422, '此理由仅用于设备问题', 'TECH_FIXED closes technical alarms only: choose a reason of a call for help.'],
  'no-such-colleague': [422, '无法移交给此账号', 'The account does not exist, is disabled, or its scope does not hold this alarm.'],
  'bad-cursor': [400, '翻页标记无效', 'Use the `next` of the page before as `after`, unchanged.'],
} satisfies ProblemTable;
