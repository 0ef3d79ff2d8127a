import type { OrderState } from '#contracts/order.js';
import { intakeStart, runningLimit, type LimitedOrder } from './running-limit.js';

const at = (clock: string, day = '2026-03-22') => new Date(`${day}T${clock}+08:00`);
const order = (more: Partial<LimitedOrder>): LimitedOrder => ({
  state: 'PLACED',
  category: 'CLEAN',
  priority: 'P3',
  answersAlarm: false,
  appointment: false,
  placedAt: at('10:00:00'),
  acknowledgedAt: at('10:01:00'),
  dueAt: at('14:00:00'),
  closedAt: null,
  ...more,
});

describe('the clock of an order', () => {
  it.each<[string, Partial<LimitedOrder>, string, Date, Date]>([
    ['nobody took the request yet', { acknowledgedAt: null }, 'INTAKE', at('10:03:00'), at('10:30:00')],
    ['a provider is sought today', { state: 'OFFERING' }, 'TAKE', at('10:11:00'), at('10:31:00')],
    ['a provider is sought for next week', { state: 'OFFERING', appointment: true, dueAt: at('14:00:00', '2026-03-29') }, 'TAKE', at('10:31:00'), at('14:01:00')],
    ['an appointment this noon', { state: 'OFFERING', appointment: true, dueAt: at('12:30:00') }, 'TAKE', at('10:30:00'), at('10:30:00')],
    ['cleaning is awaited', { state: 'ACCEPTED' }, 'START', at('14:15:00'), at('14:30:00')],
    ['a meal is on its way', { state: 'EN_ROUTE', category: 'MEAL', dueAt: at('12:30:00') }, 'DELIVER', at('12:30:00'), at('12:30:00')],
    ['help to a P1', { state: 'OFFERING', answersAlarm: true, priority: 'P1' }, 'ON_SITE', at('10:20:00'), at('10:45:00')],
    ['help to a P2 on its way', { state: 'EN_ROUTE', answersAlarm: true, priority: 'P2' }, 'ON_SITE', at('10:45:00'), at('12:00:00')],
    ['the call-back', { state: 'FINISHED', closedAt: at('15:00:00') }, 'CALL_BACK', at('15:00:00', '2026-03-23'), at('15:00:00', '2026-03-25')],
  ])('%s', (_what, more, name, targetAt, hardAt) => {
    expect(runningLimit(order(more))).toEqual({ name, targetAt, hardAt });
  });

  it.each<OrderState>(['STARTED', 'CONFIRMED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'SETTLED'])('does not run when %s', (state) => {
    expect(runningLimit(order({ state }))).toBeNull();
  });

  it('waits for the operator who verifies before it asks for a call-back', () => {
    expect(runningLimit(order({ state: 'FINISHED' }))).toBeNull();
  });
});

describe("the intake's hours", () => {
  it.each([
    ['06:59:59', '2026-03-22', '07:00:00', '2026-03-22'],
    ['07:00:00', '2026-03-22', '07:00:00', '2026-03-22'],
    ['20:59:59', '2026-03-22', '20:59:59', '2026-03-22'],
    ['21:00:00', '2026-03-22', '07:00:00', '2026-03-23'],
  ])('a request at %s counts from %s %s', (placed, day, starts, startDay) => {
    expect(intakeStart(at(placed, day))).toEqual(at(starts, startDay));
  });
});
