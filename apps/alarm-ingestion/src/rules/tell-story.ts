import type { ContactParty, ContactResult, EscalationStep, SafetyVerifier } from '#contracts/alarm.js';
import type { AnyHappened } from '#contracts/flow.js';

export interface StoryLine {
  at: string;
  /** The event's name. */
  kind: string;
  by: string | null;
  /** In the desk's language; null when the event says it all. */
  detail: string | null;
}

const PARTIES: Readonly<Record<ContactParty, string>> = {
  ELDER: '老人',
  CONTACT: '紧急联系人',
  NEIGHBOUR: '邻居',
  GRID_WORKER: '网格员',
  STREET_DUTY: '街道值班',
  '120': '120',
  '119': '119',
  '110': '110',
};
const RESULTS: Readonly<Record<ContactResult, string>> = {
  ANSWERED: '接通',
  NO_ANSWER: '无人接听',
  HUNG_UP: '挂断',
  UNINTELLIGIBLE: '听不清',
  WRONG_NUMBER: '号码错误',
  REFUSED: '拒绝',
};
const STEPS: Readonly<Record<EscalationStep, string>> = { SUPERVISOR: '60 秒无人接警,升级至班长', DISTRICT: '180 秒无人接警,升级至区值班' };
const VERIFIERS: Readonly<Record<SafetyVerifier, string>> = {
  voice: '通话',
  video: '视频',
  onsite: '现场',
  family: '家属',
  neighbour: '邻居',
  agency: '机构',
};

/** An alarm's events as lines that a colleague reads. */
export function tellStory(events: readonly AnyHappened[]): StoryLine[] {
  return events.map((event) => ({ at: event.at, kind: event.name, by: event.actor?.name ?? null, detail: detailOf(event) }));
}

function detailOf(event: AnyHappened): string | null {
  switch (event.name) {
    case 'alarm.repeated':
      return `第 ${event.payload.count} 次`;
    case 'alarm.escalated':
      return STEPS[event.payload.step];
    case 'alarm.contacted':
      return `${PARTIES[event.payload.party]} · ${RESULTS[event.payload.result]}`;
    case 'alarm.closed':
      return event.payload.safetyVerifiedBy && `安全由${VERIFIERS[event.payload.safetyVerifiedBy]}核实`;
    default:
      return null;
  }
}
