import type { AlarmState, AlarmType } from '#contracts/alarm.js';
import { ringsAgain } from './rings-again.js';

const now = new Date('2026-03-01T14:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each<[string, AlarmType, AlarmState, Date | null, Date, boolean]>([
  ['pressing on while somebody talks to her', 'SOS', 'VERIFYING', null, ago(9), false],
  ['hours after it was taken', 'SOS', 'VERIFYING', null, ago(240), true],
  ['a fall, a minute after the responder left', 'FALL', 'RESOLVED', null, ago(1), true],
  ['it rings already', 'SOS', 'RAISED', ago(240), ago(240), false],
  ['smoke has its own way to come back', 'SMOKE', 'VERIFYING', null, ago(240), false],
  ['what is closed is a new alarm', 'SOS', 'CLOSED', null, ago(240), false],
])('%s', (_, type, state, waitingSince, lastSignalAt, rings) => expect(ringsAgain({ type, state, waitingSince, lastSignalAt }, now)).toBe(rings));
