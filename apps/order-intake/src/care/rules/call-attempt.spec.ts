import type { ContactResult } from '#contracts/alarm.js';
import { afterAttempt, type CallFacts, mayAttempt, nextCallStep } from './call-attempt.js';

const at = (clock: string) => new Date(`2026-12-01T${clock}:00+08:00`);

describe('what follows from an attempt?', () => {
  it.each<[ContactResult, number, string, object]>([
    ['ANSWERED', 1, '09:00', { state: 'DONE' }],
    ['REFUSED', 2, '09:00', { state: 'DONE' }],
    ['NO_ANSWER', 1, '09:00', { state: 'DUE', nextAt: at('09:30') }],
    ['NO_ANSWER', 2, '09:30', { state: 'DUE', nextAt: at('10:30') }],
    ['NO_ANSWER', 3, '10:30', { state: 'MISSED' }],
    ['HUNG_UP', 1, '09:00', { state: 'DUE', nextAt: at('09:30') }],
    ['UNINTELLIGIBLE', 3, '10:30', { state: 'MISSED' }],
    ['NO_ANSWER', 1, '19:29', { state: 'DUE', nextAt: at('19:59') }],
    ['NO_ANSWER', 1, '19:30', { state: 'MISSED' }],
    ['NO_ANSWER', 2, '19:05', { state: 'MISSED' }],
  ])('%s at attempt %i, %s', (result, attempts, clock, answer) => expect(afterAttempt(result, attempts, at(clock))).toEqual(answer));
});

describe('may somebody ring now?', () => {
  it.each<[string, Partial<CallFacts>, string, string | null]>([
    ['in the window', {}, '09:00', null],
    ['at eight', {}, '08:00', null],
    ['before eight', {}, '07:59', 'OUTSIDE_CALL_HOURS'],
    ['at twenty', {}, '20:00', 'OUTSIDE_CALL_HOURS'],
    ['before the pause is over', { nextAt: at('09:30') }, '09:29', 'TOO_EARLY'],
    ['when it is', { nextAt: at('09:30') }, '09:30', null],
    ['when it is over', { state: 'DONE' }, '09:00', 'CALL_OVER'],
    ['when nobody is home', { state: 'SKIPPED' }, '09:00', 'CALL_OVER'],
  ])('%s', (_, more, clock, why) => expect(mayAttempt({ state: 'DUE', nextAt: null, ...more }, at(clock))).toEqual(why ? { ok: false, why } : { ok: true }));
});

describe('what will time do to it?', () => {
  const call: CallFacts = { state: 'DUE', fromAt: at('09:00'), toAt: at('11:00'), attempts: 0, firstAttemptAt: null, nextAt: null, late: false, reminded: 0 };
  const once = { attempts: 1, firstAttemptAt: at('09:10'), nextAt: at('09:40') };
  it.each<[string, Partial<CallFacts>, object | null]>([
    ['nobody calls in the window', {}, { step: 'LATE', at: at('11:00') }],
    ['nor later', { late: true }, { step: 'LAPSE', at: at('20:00') }],
    ['unanswered: again', once, { step: 'AGAIN', at: at('09:40') }],
    ['reminded: two hours after the first attempt it is missed', { ...once, reminded: 1 }, { step: 'MISS', at: at('11:10') }],
    ['second attempt: again', { ...once, attempts: 2, reminded: 1, nextAt: at('10:40') }, { step: 'AGAIN', at: at('10:40') }],
    ['late and then unanswered: again', { ...once, late: true }, { step: 'AGAIN', at: at('09:40') }],
    ['done', { state: 'DONE' }, null],
    ['missed', { ...once, state: 'MISSED' }, null],
  ])('%s', (_, more, step) => expect(nextCallStep({ ...call, ...more })).toEqual(step));
});
