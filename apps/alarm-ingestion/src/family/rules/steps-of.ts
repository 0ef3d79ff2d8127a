import type { AlarmCloseReason, ContactParty, ContactResult } from '#contracts/alarm.js';
import type { AnyHappened } from '#contracts/flow.js';

/** What a family is told of an alarm's way, and no more: no notes, no numbers, nobody else's name. */
export type FamilyStep =
  | { kind: 'RAISED' | 'RAISED_AGAIN' | 'UNANSWERED' | 'SENT' | 'ARRIVED' | 'REFERRED' | 'REOPENED'; at: string }
  | { kind: 'TAKEN'; at: string; by: string | null }
  | { kind: 'CALLED'; at: string; party: 'ELDER' | 'CONTACT' | 'OTHER'; reached: boolean }
  | { kind: 'CLOSED'; at: string; reason: AlarmCloseReason };

/** An alarm's events, oldest first, as the steps that a family follows. */
export const stepsOf = (events: readonly AnyHappened[]): FamilyStep[] => events.map(stepOf).filter((step) => step !== null);

function stepOf(event: AnyHappened): FamilyStep | null {
  const { at } = event;
  switch (event.name) {
    case 'alarm.raised':
      return { kind: 'RAISED', at };
    case 'alarm.raised-again':
      return { kind: 'RAISED_AGAIN', at };
    case 'alarm.escalated':
      return event.payload.notifyContact ? { kind: 'UNANSWERED', at } : null;
    case 'alarm.acknowledged':
      return event.payload.by === 'human' ? { kind: 'TAKEN', at, by: event.actor?.name ?? null } : null;
    case 'alarm.contacted':
      return { kind: 'CALLED', at, party: partyOf(event.payload.party), reached: isReached(event.payload.result) };
    case 'alarm.dispatched':
      return { kind: 'SENT', at };
    case 'alarm.responder-arrived':
      return { kind: 'ARRIVED', at };
    case 'alarm.referred':
      return { kind: 'REFERRED', at };
    case 'alarm.closed':
      return { kind: 'CLOSED', at, reason: event.payload.reason };
    case 'alarm.reopened':
      return { kind: 'REOPENED', at };
    default:
      return null;
  }
}

const partyOf = (party: ContactParty): 'ELDER' | 'CONTACT' | 'OTHER' => (party === 'ELDER' || party === 'CONTACT' ? party : 'OTHER');
const isReached = (result: ContactResult): boolean => result === 'ANSWERED';
