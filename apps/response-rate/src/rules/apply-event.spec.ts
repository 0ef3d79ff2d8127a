import type { AnyHappened, EventName, Flow } from '#contracts/flow.js';
import fc from 'fast-check';
import { applyEvent, DEMAND_EVENTS } from './apply-event.js';
import type { Dossier } from './dossier.js';

function event<N extends EventName>(name: N, payload: Partial<Flow[N]>): AnyHappened {
  const around = { cursor: '1.1', subject: 's', at: '2026-03-10T02:00:00Z', orgPath: '420100', providerIds: [], caregiverIds: [], elderId: null, actor: null };
  return { name, ...around, payload } as unknown as AnyHappened;
}
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 10, 2, minute)).toISOString();
const fold = (events: AnyHappened[]): Dossier | null => events.reduce<Dossier | null>(applyEvent, null);

const placed = event('order.placed', {
  orderId: 'o', category: 'CLEAN', priority: 'P3', streetCode: '420102001', alarmId: null, incidentId: null, appointment: true, plannedMinutes: 60, dueAt: at(240), placedAt: at(0),
});
const raised = (alarmId = 'a', level: 'P1' | 'P2' = 'P1') => event('alarm.raised', { alarmId, incidentId: 'i', level, streetCode: '420102001', raisedAt: at(0) });
const closed = (alarmId: string, reason: Flow['alarm.closed']['reason'], minute: number) =>
  event('alarm.closed', { alarmId, incidentId: 'i', reason, safetyVerifiedBy: reason === 'DUPLICATE' ? null : 'voice', closedAt: at(minute) });

describe('an order', () => {
  it('is opened by its placing and by nothing else', () => {
    expect(fold([placed])?.demand).toMatchObject({ id: 'o', kind: 'order', category: 'CLEAN', appointment: true, plannedMinutes: 60, dueAt: Date.parse(at(240)), createdAt: Date.parse(at(0)), probe: false });
    expect(fold([event('order.acknowledged', { orderId: 'o', by: 'human', acknowledgedAt: at(1) })])).toBeNull();
  });

  it.each<[string, AnyHappened[], object]>([
    ['the first human acknowledges', [event('order.acknowledged', { by: 'robot', acknowledgedAt: at(1) }), event('order.acknowledged', { by: 'human', acknowledgedAt: at(2) }), event('order.acknowledged', { by: 'human', acknowledgedAt: at(3) })], { acknowledgedBy: 'human', acknowledgedAt: Date.parse(at(2)) }],
    ['a robot after a human is nobody', [event('order.acknowledged', { by: 'human', acknowledgedAt: at(1) }), event('order.acknowledged', { by: 'robot', acknowledgedAt: at(2) })], { acknowledgedBy: 'human', acknowledgedAt: Date.parse(at(1)) }],
    ['who took it last before the arrival took it', [event('visit.accepted', { takenAt: at(5), takerQualified: true }), event('visit.accepted', { takenAt: at(50), takerQualified: true })], { takenAt: Date.parse(at(50)) }],
    ['who takes it after the arrival is too late', [event('visit.accepted', { takenAt: at(5), takerQualified: true }), event('visit.started', { evidence: 'qr', arrivedAt: at(60) }), event('visit.accepted', { takenAt: at(70), takerQualified: false })], { takenAt: Date.parse(at(5)), takerQualified: true }],
    ['the first arrival counts', [event('visit.started', { evidence: 'fence', arrivedAt: at(60) }), event('visit.started', { evidence: 'manual', arrivedAt: at(90) })], { arrivedAt: Date.parse(at(60)), evidence: 'fence' }],
    ['served minutes', [event('visit.finished', { servedMinutes: 55 })], { servedMinutes: 55 }],
    ['picked up', [event('visit.picked-up', { pickedUpAt: at(30) })], { pickedUpAt: Date.parse(at(30)) }],
    ['a cancel closes it', [event('order.cancelled', { reason: 'ELDER_CANCEL_LATE', cancelledAt: at(9) })], { cancelledAt: Date.parse(at(9)), closedAt: Date.parse(at(9)), closeReason: 'ELDER_CANCEL_LATE' }],
    ['expiry closes it', [event('order.expired', { reason: 'NO_PROVIDER', closedAt: at(9) })], { closedAt: Date.parse(at(9)), closeReason: 'NO_PROVIDER' }],
    ['closed', [event('order.closed', { reason: 'REFERRED', closedAt: at(9), receipt: true, approved: false, safetyVerifiedBy: null })], { closeReason: 'REFERRED', receipt: true }],
    ['a call-back that is content changes nothing', [event('order.confirmed', { vetoed: false })], { vetoedBy: null }],
    ['a call-back that is not vetoes', [event('order.confirmed', { vetoed: true })], { vetoedBy: 'callback' }],
  ])('%s', (_name, events, facts) => {
    expect(fold([placed, ...events])?.demand).toMatchObject(facts);
  });
});

describe('an incident', () => {
  it('is one demand, fixed by its first alarm', () => {
    const dossier = fold([raised('a', 'P2'), raised('b', 'P1')]);
    expect(dossier?.demand).toMatchObject({ id: 'i', kind: 'alarm', category: 'REMOTE', level: 'P2' });
    expect(dossier?.alarms).toEqual({ a: null, b: null });
  });

  it('ends with its last alarm, for the last reason that answered somebody', () => {
    expect(fold([raised('a'), raised('b'), closed('a', 'REAL_PHONE', 5)])?.demand.closedAt).toBeNull();
    const ended = fold([raised('a'), raised('b'), closed('a', 'REAL_PHONE', 5), closed('b', 'DUPLICATE', 7)]);
    expect(ended?.demand).toMatchObject({ closedAt: Date.parse(at(7)), closeReason: 'REAL_PHONE', safetyVerifiedBy: 'voice' });
    expect(fold([raised('a'), closed('a', 'TEST', 7)])?.demand.closeReason).toBe('TEST');
  });

  it('is open again when one of its alarms is', () => {
    const reopened = fold([raised(), closed('a', 'FALSE_PRESS', 5), event('alarm.reopened', { alarmId: 'a', incidentId: 'i' })]);
    expect(reopened?.demand).toMatchObject({ closedAt: null, closeReason: null, safetyVerifiedBy: null });
  });

  it("has its visit, and nothing of its order's own clock", () => {
    const dossier = fold([
      raised(),
      event('order.placed', { orderId: 'o', alarmId: 'a', incidentId: 'i' }),
      event('alarm.dispatched', { alarmId: 'a', incidentId: 'i', orderId: 'o', sentAt: at(3) }),
      event('order.acknowledged', { orderId: 'o', by: 'human', acknowledgedAt: at(1) }),
      event('visit.accepted', { orderId: 'o', takenAt: at(4), takerQualified: true }),
      event('alarm.responder-arrived', { alarmId: 'a', incidentId: 'i', orderId: 'o', arrivedAt: at(20) }),
      event('visit.started', { orderId: 'o', evidence: 'fence', arrivedAt: at(19) }),
      event('order.closed', { orderId: 'o', reason: 'TEST', closedAt: at(30) }),
    ]);
    expect(dossier?.demand).toMatchObject({
      sentAt: Date.parse(at(3)), takenAt: Date.parse(at(4)), arrivedAt: Date.parse(at(19)), evidence: 'fence', acknowledgedAt: null, closedAt: null, closeReason: null,
    });
  });

  it('is a duplicate when its only alarm is merged into another; with a second one it goes on', () => {
    const merged = event('alarm.merged', { alarmId: 'a', incidentId: 'i', intoAlarmId: 'z', intoIncidentId: 'h', mergedAt: at(4) });
    expect(fold([raised('a'), merged])?.demand).toMatchObject({ closedAt: Date.parse(at(4)), closeReason: 'DUPLICATE' });
    expect(fold([raised('a'), raised('b'), merged])?.demand.closedAt).toBeNull();
    expect(fold([raised('a'), raised('b'), merged, closed('b', 'REAL_PHONE', 9)])?.demand).toMatchObject({ closedAt: Date.parse(at(9)), closeReason: 'REAL_PHONE' });
  });

  it('loses its effectiveness to a call-back that vetoes, and to no other', () => {
    const calledBack = (vetoed: boolean) => event('alarm.called-back', { alarmId: 'a', incidentId: 'i', reached: true, satisfied: vetoed ? 1 : 5, vetoed, calledBackAt: at(90) });
    expect(fold([raised(), closed('a', 'FALSE_PRESS', 5), calledBack(false)])?.demand.vetoedBy).toBeNull();
    expect(fold([raised(), closed('a', 'FALSE_PRESS', 5), calledBack(true), calledBack(false)])?.demand.vetoedBy).toBe('callback');
  });

  it('counts the first attempt to reach somebody', () => {
    const called = [1, 2].map((minute) => event('alarm.contacted', { alarmId: 'a', incidentId: 'i', party: 'ELDER', result: 'NO_ANSWER', contactedAt: at(minute) }));
    expect(fold([raised(), ...called])?.demand.contactedAt).toBe(Date.parse(at(1)));
  });
});

describe('any events in any order', () => {
  const payload = fc.record({
    orderId: fc.constant('o'), alarmId: fc.constantFrom('a', 'b'), incidentId: fc.constant('i'), by: fc.constantFrom('human', 'robot'), level: fc.constantFrom('P1', 'P3'),
    evidence: fc.constantFrom('fence', 'manual'), takerQualified: fc.boolean(), vetoed: fc.boolean(), servedMinutes: fc.integer({ min: 0, max: 90 }),
    reason: fc.constantFrom('REAL_PHONE', 'DUPLICATE', 'DONE'), safetyVerifiedBy: fc.constantFrom('voice', null),
    ...Object.fromEntries(['raisedAt', 'placedAt', 'dueAt', 'acknowledgedAt', 'contactedAt', 'sentAt', 'arrivedAt', 'closedAt', 'takenAt', 'pickedUpAt', 'cancelledAt', 'mergedAt'].map((name) => [name, fc.integer({ min: 0, max: 300 }).map(at)])),
  });
  const events = fc.array(fc.tuple(fc.constantFrom(...DEMAND_EVENTS), payload).map(([name, p]) => event(name, p as object)), { maxLength: 30 });

  it('fold without a fault; what was fixed at creation stays, and a second hearing of the last event changes no fact', () => {
    fc.assert(
      fc.property(events, (story) => {
        const before = fold([raised(), ...story]);
        const last = story.at(-1);
        const fixed = { id: 'i', kind: 'alarm', category: 'REMOTE', level: 'P1', createdAt: Date.parse(at(0)), street: '420102001' };
        expect(before?.demand).toMatchObject(fixed);
        if (last) expect(applyEvent(before, last)?.demand).toEqual(before?.demand);
      }),
    );
  });
});
