import type {
  AlarmLimit,
  ContactParty,
  ContactResult,
  EscalationStep,
  FollowUpResult,
  RaisedAgainReason,
  ReferralAgency,
  SafetyVerifier,
} from '#contracts/alarm.js';
import type { AnyHappened } from '#contracts/flow.js';

/** An alarm's event as a colleague reads it; the pages put it into words of their language. */
export interface StoryLine {
  at: string;
  /** The event's name. */
  kind: string;
  by: string | null;
  /** How many times it was raised by now. */
  count?: number;
  step?: EscalationStep;
  party?: ContactParty;
  result?: ContactResult;
  safetyVerifiedBy?: SafetyVerifier;
  limit?: AlarmLimit;
  /** When the step was due. */
  dueAt?: string;
  why?: RaisedAgainReason;
  agency?: ReferralAgency;
  followUp?: FollowUpResult;
  satisfied?: number;
  vetoed?: boolean;
}

/** An alarm's events, oldest first. */
export function tellStory(events: readonly AnyHappened[]): StoryLine[] {
  return events.map((event) => ({ at: event.at, kind: event.name, by: event.actor?.name ?? null, ...factsOf(event) }));
}

function factsOf(event: AnyHappened): Omit<StoryLine, 'at' | 'kind' | 'by'> {
  switch (event.name) {
    case 'alarm.repeated':
      return { count: event.payload.count };
    case 'alarm.escalated':
      return { step: event.payload.step, limit: event.payload.limit, dueAt: event.payload.dueAt };
    case 'alarm.raised-again':
      return { why: event.payload.why };
    case 'alarm.referred':
    case 'alarm.follow-up-due':
      return { agency: event.payload.agency };
    case 'alarm.followed-up':
      return { agency: event.payload.agency, followUp: event.payload.result };
    case 'alarm.called-back':
      return { vetoed: event.payload.vetoed, ...(event.payload.satisfied === null ? {} : { satisfied: event.payload.satisfied }) };
    case 'alarm.contacted':
      return { party: event.payload.party, result: event.payload.result };
    case 'alarm.closed':
      return event.payload.safetyVerifiedBy ? { safetyVerifiedBy: event.payload.safetyVerifiedBy } : {};
    default:
      return {};
  }
}
