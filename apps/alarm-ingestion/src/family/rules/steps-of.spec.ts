import type { AnyHappened } from '#contracts/flow.js';
import { stepsOf } from './steps-of.js';

const happened = (name: string, payload: object = {}, by: string | null = null): AnyHappened =>
  ({ name, at: '2026-11-22T08:00:00Z', payload, actor: by && { accountId: 'a', name: by } }) as unknown as AnyHappened;

it.each([
  ['raised', happened('alarm.raised'), 'RAISED', {}],
  ['somebody has it, by name', happened('alarm.acknowledged', { by: 'human' }, '周岚'), 'TAKEN', { by: '周岚' }],
  ['the elder was called in vain', happened('alarm.contacted', { party: 'ELDER', result: 'NO_ANSWER' }), 'CALLED', { party: 'ELDER', reached: false }],
  ['a contact answered', happened('alarm.contacted', { party: 'CONTACT', result: 'ANSWERED' }), 'CALLED', { party: 'CONTACT', reached: true }],
  ['whom else is not named', happened('alarm.contacted', { party: 'NEIGHBOUR', result: 'ANSWERED' }), 'CALLED', { party: 'OTHER' }],
  ['nobody answered', happened('alarm.escalated', { notifyContact: true }), 'UNANSWERED', {}],
  ['somebody goes', happened('alarm.dispatched'), 'SENT', {}],
  ['and arrives', happened('alarm.responder-arrived'), 'ARRIVED', {}],
  ['the end', happened('alarm.closed', { reason: 'REAL_PHONE' }), 'CLOSED', { reason: 'REAL_PHONE' }],
  ['not the end', happened('alarm.reopened'), 'REOPENED', {}],
])('%s', (_, event, kind, more) => expect(stepsOf([event])).toEqual([expect.objectContaining({ kind, ...more })]));

it.each([
  ['the house’s own ladder', happened('alarm.escalated', { notifyContact: false })],
  ['a robot', happened('alarm.acknowledged', { by: 'robot' })],
  ['a hand-over among colleagues', happened('alarm.handed-over', {}, '秦越')],
  ['a sensor’s repeat', happened('alarm.repeated', { count: 2 })],
])('leaves out %s', (_, event) => expect(stepsOf([event])).toEqual([]));
