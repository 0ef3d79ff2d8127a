import type { AlarmLevel } from '#contracts/alarm.js';
import { joinIncident } from './join-incident.js';

const now = new Date('2026-03-01T08:00:00Z');
const earlier = (incidentId: string, level: AlarmLevel, secondsAgo: number) => ({
  incidentId,
  level,
  raisedAt: new Date(now.getTime() - secondsAgo * 1000),
});

test.each<[string, AlarmLevel, ReturnType<typeof earlier>[], string | null]>([
  ['the first', 'P1', [], null],
  ['within 10 min', 'P1', [earlier('a', 'P2', 600)], 'a'],
  ['a second too late', 'P1', [earlier('a', 'P2', 601)], null],
  ['the newest of two', 'P2', [earlier('a', 'P1', 500), earlier('b', 'P1', 20)], 'b'],
  ['never a technical one', 'P1', [earlier('a', 'T', 20)], null],
  ['a technical one stays alone', 'T', [earlier('a', 'P1', 20)], null],
])('%s', (_, level, alarms, incidentId) => expect(joinIncident(level, now, alarms)).toBe(incidentId));
