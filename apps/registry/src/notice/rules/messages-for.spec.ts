import type { AnyHappened } from '#contracts/flow.js';
import { messagesFor } from './messages-for.js';

const P1 = { type: 'SOS', level: 'P1' } as const;
const P2 = { type: 'WATER_LOW', level: 'P2' } as const;
const P3 = { type: 'WATER_HIGH', level: 'P3' } as const;
const OFFLINE = { type: 'OFFLINE', level: 'T' } as const;

const said = (name: string, payload: object, alarm: Parameters<typeof messagesFor>[1]): string[] =>
  messagesFor({ name, payload } as unknown as AnyHappened, alarm).map((one) => `${one.audience} ${one.template}${one.urgent ? ' urgent' : ''}${one.outcome ? ` ${one.outcome}` : ''}`);

it.each([
  ['a P1 is told the family at once', 'alarm.raised', {}, P1, ['FAMILY ALARM_RAISED urgent']],
  ['a P2 waits for a human', 'alarm.raised', {}, P2, []],
  ['a silent device', 'alarm.raised', {}, OFFLINE, ['FAMILY DEVICE_SILENT']],
  ['the supervisor is no reason to ring the contact', 'alarm.escalated', { step: 'SUPERVISOR', notifyContact: false }, P1, []],
  ['nobody answered: the first contact', 'alarm.escalated', { step: 'DISTRICT', notifyContact: true }, P1, ['FIRST_CONTACT ALARM_UNANSWERED urgent']],
  ['a human has it', 'alarm.acknowledged', { by: 'human' }, P1, ['FAMILY ALARM_TAKEN urgent', 'TOLD ALARM_TAKEN urgent']],
  ['a robot is nobody', 'alarm.acknowledged', { by: 'robot' }, P1, []],
  ['a P2 in human hands', 'alarm.acknowledged', { by: 'human' }, P2, ['FAMILY CONCERN_TAKEN']],
  ['a P3 stays quiet', 'alarm.acknowledged', { by: 'human' }, P3, []],
  ['somebody is sent', 'alarm.dispatched', {}, P1, ['FAMILY HELP_SENT urgent']],
  ['an ambulance came', 'alarm.closed', { reason: 'REAL_120' }, P1, ['FAMILY ALARM_CLOSED urgent HELPED', 'TOLD ALARM_CLOSED urgent HELPED']],
  ['a mistake', 'alarm.closed', { reason: 'FALSE_PRESS' }, P2, ['FAMILY ALARM_CLOSED MISTAKE', 'TOLD ALARM_CLOSED MISTAKE']],
  ['all is well', 'alarm.closed', { reason: 'REAL_PHONE' }, P1, ['FAMILY ALARM_CLOSED urgent SAFE', 'TOLD ALARM_CLOSED urgent SAFE']],
  ['a death is told by a person', 'alarm.closed', { reason: 'DECEASED' }, P1, []],
  ['a test is nobody’s news', 'alarm.closed', { reason: 'TEST' }, P1, []],
  ['on the way', 'visit.en-route', {}, null, ['FAMILY VISIT_EN_ROUTE']],
  ['arrived', 'visit.started', {}, null, ['FAMILY VISIT_STARTED']],
  ['done', 'visit.finished', { outcome: 'DONE' }, null, ['FAMILY VISIT_FINISHED']],
  ['nobody was home: a person calls', 'visit.finished', { outcome: 'ELDER_ABSENT' }, null, []],
  ['an alarm that is not known', 'alarm.acknowledged', { by: 'human' }, null, []],
])('%s', (_, name, payload, alarm, expected) => expect(said(name, payload, alarm)).toEqual(expected));

it('rings and writes when nobody answers, whatever anybody prefers', () =>
  expect(messagesFor({ name: 'alarm.escalated', payload: { alarmId: 'a', limit: 'ACKNOWLEDGE', step: 'DISTRICT', dueAt: '', notifyContact: true } }, P1)[0]).toMatchObject({ kind: null, channels: ['voice', 'sms'] }));
