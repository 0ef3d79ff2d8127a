import { catalogueItem } from './catalogue.js';
import { mayPlace, type PlaceQuestion, type StandingOrder } from './may-place.js';

/** A moment on 22 March 2026 (or the day given) by Wuhan's clock. */
const at = (clock: string, day = '2026-03-22') => new Date(`${day}T${clock}:00+08:00`);
const stands = (number: string, itemCode: string, dueAt: Date, more: Partial<StandingOrder> = {}): StandingOrder => ({ number, itemCode, dueAt, alarmId: null, open: true, ...more });
const asked = (code: string, more: Partial<PlaceQuestion>) =>
  mayPlace({ item: catalogueItem(code)!, dueAt: at('12:00'), appointment: undefined, alarmId: null, standing: [], now: at('10:00'), ...more });

describe('may this order be placed?', () => {
  it.each<[string, string, Partial<PlaceQuestion>, string | boolean]>([
    ['CLEAN_DAILY', 'today', { dueAt: at('14:00') }, false],
    ['CLEAN_DAILY', 'tomorrow is an appointment', { dueAt: at('09:00', '2026-03-23') }, true],
    ['CLEAN_DAILY', 'an appointment today', { dueAt: at('12:00'), appointment: true }, true],
    ['CLEAN_DAILY', 'an appointment nobody can take in time', { dueAt: at('11:59'), appointment: true }, 'APPOINTMENT_TOO_SOON'],
    ['CLEAN_DAILY', 'five minutes ago', { dueAt: at('09:55') }, false],
    ['CLEAN_DAILY', 'six minutes ago', { dueAt: at('09:54') }, 'DUE_IN_PAST'],
    ['CLEAN_DAILY', 'in 14 days', { dueAt: at('10:00', '2026-04-05') }, true],
    ['CLEAN_DAILY', 'in 15 days', { dueAt: at('10:00', '2026-04-06') }, 'DUE_TOO_FAR'],
    ['CLEAN_DAILY', 'at 07:00', { dueAt: at('07:00', '2026-03-23') }, true],
    ['CLEAN_DAILY', 'at 06:59', { dueAt: at('06:59', '2026-03-23') }, 'OUTSIDE_HOURS'],
    ['CLEAN_DAILY', 'at 21:00', { dueAt: at('21:00') }, false],
    ['CLEAN_DAILY', 'at 21:01', { dueAt: at('21:01') }, 'OUTSIDE_HOURS'],
    ['MEAL_DELIVERY', 'lunch', { dueAt: at('11:00') }, false],
    ['MEAL_DELIVERY', 'the end of lunch', { dueAt: at('13:30') }, false],
    ['MEAL_DELIVERY', 'after lunch', { dueAt: at('13:31') }, 'OUTSIDE_MEAL_WINDOW'],
    ['MEAL_DELIVERY', 'breakfast is not delivered', { dueAt: at('08:00', '2026-03-23') }, 'OUTSIDE_MEAL_WINDOW'],
    ['MEAL_DINE_IN', 'breakfast', { dueAt: at('06:00', '2026-03-23') }, true],
    ['REMOTE_RESPONSE', 'in the night', { dueAt: at('03:00'), now: at('03:00') }, false],
  ])('%s, %s', (code, _what, more, answer) => {
    expect(asked(code, more)).toEqual(typeof answer === 'boolean' ? { ok: true, appointment: answer } : { ok: false, why: answer });
  });

  const standing = [stands('20260322-0007', 'MEAL_DELIVERY', at('11:15'))];
  it.each<[string, Partial<PlaceQuestion>, boolean]>([
    ['the same lunch', { dueAt: at('13:20') }, false],
    ['supper', { dueAt: at('18:00') }, true],
    ["tomorrow's lunch", { dueAt: at('11:15', '2026-03-23') }, true],
  ])('beside a standing lunch: %s', (_what, more, ok) => {
    expect(asked('MEAL_DELIVERY', { standing, ...more }).ok).toBe(ok);
  });

  it('says which order stands in the way', () => {
    const answer = asked('CLEAN_DAILY', { dueAt: at('13:00'), standing: [stands('20260322-0001', 'CLEAN_DAILY', at('14:59'))] });
    expect(answer).toEqual({ ok: false, why: 'SAME_ORDER_STANDS', number: '20260322-0001' });
  });

  it('lets another item, and the same one two hours later, pass', () => {
    expect(asked('CLEAN_WINDOW', { standing: [stands('n', 'CLEAN_DAILY', at('12:00'))] }).ok).toBe(true);
    expect(asked('CLEAN_DAILY', { dueAt: at('14:00'), standing: [stands('n', 'CLEAN_DAILY', at('12:00'))] }).ok).toBe(true);
  });

  it.each<[string, Partial<StandingOrder>, boolean]>([
    ['nobody was sent to this alarm', {}, true],
    ['somebody was sent to another alarm', { alarmId: 'other' }, true],
    ['somebody is on the way to this alarm', { alarmId: 'this' }, false],
    ['somebody was there already', { alarmId: 'this', open: false }, true],
  ])('help to an alarm at night: %s', (_what, more, ok) => {
    const sent = [stands('n', 'REMOTE_RESPONSE', at('03:00'), more)];
    expect(asked('REMOTE_RESPONSE', { dueAt: at('03:00'), now: at('03:40'), standing: sent, alarmId: 'this' }).ok).toBe(ok);
  });
});
