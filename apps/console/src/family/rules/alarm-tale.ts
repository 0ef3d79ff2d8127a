import type { AlarmCloseReason, AlarmState, AlarmType } from '#contracts/alarm.js';

interface TaleFacts {
  type: AlarmType;
  state: AlarmState;
  raisedAt: string;
  acknowledgedAt: string | null;
  closeReason: AlarmCloseReason | null;
}

/** What a family wants to know of an alarm, in the order of the sentence. */
export interface AlarmTale {
  type: AlarmType;
  raisedAt: string;
  /** Seconds until a human answered; null while nobody has. */
  answeredSeconds: number | null;
  ending: 'waiting' | 'under-way' | 'safe' | 'helped' | 'mistake' | 'sad';
}

const MISTAKES: readonly AlarmCloseReason[] = ['FALSE_PRESS', 'FALSE_DEVICE', 'FALSE_ENV', 'TEST', 'DUPLICATE', 'TECH_FIXED', 'AWAY'];
const HELPED: readonly AlarmCloseReason[] = ['REAL_120', 'REAL_119', 'REAL_110', 'REAL_ONSITE', 'REAL_FAMILY', 'NO_CONTACT_HANDED', 'LEAK'];

export function alarmTale(alarm: TaleFacts): AlarmTale {
  const answeredSeconds = alarm.acknowledgedAt
    ? Math.max(0, Math.round((Date.parse(alarm.acknowledgedAt) - Date.parse(alarm.raisedAt)) / 1000))
    : null;
  return { type: alarm.type, raisedAt: alarm.raisedAt, answeredSeconds, ending: endingOf(alarm) };
}

function endingOf(alarm: TaleFacts): AlarmTale['ending'] {
  if (alarm.closeReason === 'DECEASED') return 'sad';
  if (alarm.closeReason && MISTAKES.includes(alarm.closeReason)) return 'mistake';
  if (alarm.closeReason && HELPED.includes(alarm.closeReason)) return 'helped';
  if (alarm.closeReason || alarm.state === 'RESOLVED' || alarm.state === 'CLOSED') return 'safe';
  return alarm.acknowledgedAt ? 'under-way' : 'waiting';
}
