import fc from 'fast-check';
import { ALARM_STATES, type AlarmState } from '#contracts/alarm.js';
import { ALARM_ACTS, FIRST_STATES, isOpen, MOVES, stateAfter } from './alarm-lifecycle.js';

describe('the life of an alarm', () => {
  test('every state is reachable', () => {
    const reached = new Set<AlarmState>(FIRST_STATES);
    for (const state of reached) for (const next of Object.values(MOVES[state])) reached.add(next);
    expect([...reached].toSorted()).toEqual([...ALARM_STATES].toSorted());
  });

  test('every open state leads to a close', () => {
    for (const state of ALARM_STATES.filter(isOpen)) {
      const reached = new Set<AlarmState>([state]);
      for (const at of reached) for (const next of Object.values(MOVES[at])) reached.add(next);
      expect(reached).toContain('CLOSED');
    }
  });

  test('a raised alarm waits for a human and for nothing else', () => {
    expect(Object.keys(MOVES.RAISED)).toEqual(['acknowledge']);
  });

  test('whatever happens, it is acknowledged at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALARM_ACTS), { maxLength: 40 }), (acts) => {
        let state: AlarmState = 'RAISED';
        let acknowledged = 0;
        for (const act of acts) {
          const next = stateAfter(state, act);
          if (next === null) continue;
          if (act === 'acknowledge') acknowledged++;
          expect(state === 'RAISED').toBe(act === 'acknowledge');
          state = next;
        }
        expect(acknowledged).toBeLessThanOrEqual(1);
        if (acknowledged === 0) expect(state).toBe('RAISED');
      }),
    );
  });
});
