import type { AlarmCloseReason, AlarmLevel, AlarmType } from '#contracts/alarm.js';
import type { AnyHappened } from '#contracts/flow.js';
import type { NoticeChannel, NoticeKind, NoticeTemplate } from '#contracts/notice.js';

/** FAMILY: accounts that look after the elder. FIRST_CONTACT: the first of the elder's list. TOLD: contacts who were told that nobody answers. */
export type Audience = 'FAMILY' | 'FIRST_CONTACT' | 'TOLD';

export interface Message {
  template: NoticeTemplate;
  audience: Audience;
  /** Null: a duty, which no preference switches off. */
  kind: NoticeKind | null;
  /** Comes through quiet hours and rate limit, and may ring. */
  urgent: boolean;
  /** Null: as each recipient prefers. */
  channels: readonly NoticeChannel[] | null;
  outcome: Outcome | null;
}

export type Outcome = 'SAFE' | 'HELPED' | 'MISTAKE';

const HELPED: readonly AlarmCloseReason[] = ['REAL_120', 'REAL_119', 'REAL_110', 'REAL_FAMILY', 'REAL_ONSITE', 'NO_CONTACT_HANDED', 'LEAK'];
const MISTAKES: readonly AlarmCloseReason[] = ['FALSE_PRESS', 'FALSE_DEVICE', 'FALSE_ENV', 'AWAY'];
/** Not a matter of the family, or (a death) never told by a machine. */
const UNTOLD: readonly AlarmCloseReason[] = ['TEST', 'DUPLICATE', 'TECH_FIXED', 'DECEASED'];

/**
 * Who is told what, for each event. No message says anything of health: not which sensor, not which illness.
 * @param alarm what is known of the event's alarm; null when it is about a visit, or the alarm is unknown
 */
export function messagesFor(event: Pick<AnyHappened, 'name' | 'payload'>, alarm: { type: AlarmType; level: AlarmLevel } | null): Message[] {
  const told = event as AnyHappened;
  const urgent = alarm?.level === 'P1';
  const matters = urgent || alarm?.level === 'P2';
  switch (told.name) {
    case 'alarm.raised':
      if (urgent) return [family('ALARM_RAISED', 'ALARM', true)];
      return alarm?.type === 'OFFLINE' ? [family('DEVICE_SILENT', 'DEVICE', false)] : [];
    case 'alarm.escalated':
      return urgent && told.payload.notifyContact
        ? [{ template: 'ALARM_UNANSWERED', audience: 'FIRST_CONTACT', kind: null, urgent: true, channels: ['voice', 'sms'], outcome: null }]
        : [];
    case 'alarm.acknowledged':
      if (told.payload.by !== 'human') return [];
      if (urgent) return alsoTold(family('ALARM_TAKEN', 'PROGRESS', true));
      return matters ? [family('CONCERN_TAKEN', 'PROGRESS', false)] : [];
    case 'alarm.dispatched':
      return matters ? [family('HELP_SENT', 'PROGRESS', urgent)] : [];
    case 'alarm.closed': {
      if (!matters || UNTOLD.includes(told.payload.reason)) return [];
      return alsoTold({ ...family('ALARM_CLOSED', 'PROGRESS', urgent), outcome: outcomeOf(told.payload.reason) });
    }
    case 'visit.en-route':
      return [family('VISIT_EN_ROUTE', 'VISIT', false)];
    case 'visit.started':
      return [family('VISIT_STARTED', 'VISIT', false)];
    case 'visit.finished':
      return told.payload.outcome === 'DONE' ? [family('VISIT_FINISHED', 'VISIT', false)] : [];
    default:
      return [];
  }
}

const family = (template: NoticeTemplate, kind: NoticeKind, urgent: boolean): Message => ({ template, audience: 'FAMILY', kind, urgent, channels: null, outcome: null });

/** Whoever was told that nobody answers is told how it went on. */
const alsoTold = (message: Message): Message[] => [message, { ...message, audience: 'TOLD', kind: null, channels: ['sms'] }];

function outcomeOf(reason: AlarmCloseReason): Outcome {
  if (HELPED.includes(reason)) return 'HELPED';
  return MISTAKES.includes(reason) ? 'MISTAKE' : 'SAFE';
}
