import { CLOSE_REASONS_WITHOUT_SAFETY } from '#contracts/alarm.js';
import { type AlarmFacts, nextDeskAct, type Progress } from './handle-alarm.js';

const raisedAt = new Date('2026-03-05T02:00:00Z');
const later = (seconds: number): Date => new Date(raisedAt.getTime() + seconds * 1_000);
const alarm = (more: Partial<AlarmFacts>): AlarmFacts => ({ id: 'a', type: 'SOS', level: 'P1', state: 'RAISED', raisedAt, holderId: null, visitOver: false, ours: true, ...more });
const ids = Array.from({ length: 400 }, (_, i) => `alarm-${i}`);
const takenBy = (seconds: number, more: Partial<AlarmFacts> = {}): number => ids.filter((id) => nextDeskAct(alarm({ ...more, id }), null, 'me', later(seconds), 1)).length;

describe('the simulated operator', () => {
  it('takes most alarms after 5 to 25 s, leaves about one in four, and few past the limit', () => {
    expect(takenBy(4)).toBe(0);
    expect(takenBy(26)).toBeGreaterThan(270);
    expect(takenBy(26)).toBeLessThan(330);
    expect(takenBy(60)).toBeGreaterThan(360);
    expect(takenBy(60)).toBeLessThan(395);
    expect(takenBy(101)).toBe(400);
  });

  it('leaves an alarm that somebody else raised to that person for three minutes', () => {
    expect(takenBy(179, { ours: false })).toBe(0);
    expect(takenBy(180, { ours: false })).toBe(400);
  });

  it('touches nothing that another holds, and does not hurry', () => {
    expect(nextDeskAct(alarm({ state: 'ACKED', holderId: 'somebody' }), null, 'me', later(900), 1)).toBeNull();
    expect(nextDeskAct(alarm({ state: 'ACKED', holderId: 'me' }), { done: 0, lastActAt: raisedAt }, 'me', later(2), 1)).toBeNull();
  });

  it('brings every alarm to a close that says how safety is known', () => {
    for (const id of ids) {
      for (const level of ['P1', 'P2', 'P3', 'T'] as const) {
        let [progress, seconds, sent, closed]: [Progress, number, boolean, boolean] = [{ done: 0, lastActAt: raisedAt }, 0, false, false];
        while (!closed && seconds < 600) {
          const facts = alarm({ id, level, state: 'ACKED', holderId: 'me', visitOver: sent });
          const act = nextDeskAct(facts, progress, 'me', later(seconds), 1);
          if (act?.act === 'close') expect(act.safetyVerifiedBy !== undefined || CLOSE_REASONS_WITHOUT_SAFETY.includes(act.reason)).toBe(true);
          if (act) progress = { done: progress.done + 1, lastActAt: later(seconds) };
          sent ||= act?.act === 'send';
          closed = act?.act === 'close';
          seconds += 1;
        }
        expect(closed).toBe(true);
      }
    }
  });

  it('waits for the visit before it closes, and hands over when nobody comes', () => {
    const sending = ids.filter((id) => nextDeskAct(alarm({ id, state: 'ACKED', holderId: 'me' }), { done: 2, lastActAt: raisedAt }, 'me', later(60), 1)?.act === 'send');
    expect(sending.length).toBeGreaterThan(60);
    const sent = alarm({ id: sending[0]!, state: 'DISPATCHED', holderId: 'me' });
    const progress = { done: 3, lastActAt: raisedAt };
    expect(nextDeskAct(sent, progress, 'me', later(600), 1)).toBeNull();
    expect(nextDeskAct({ ...sent, visitOver: true }, progress, 'me', later(600), 1)).toMatchObject({ reason: 'REAL_ONSITE' });
    expect(nextDeskAct(sent, progress, 'me', later(3_600), 1)).toMatchObject({ reason: 'NO_CONTACT_HANDED' });
  });
});
