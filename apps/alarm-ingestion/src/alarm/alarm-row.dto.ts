import type { AlarmCloseReason, AlarmLevel, AlarmLimit, AlarmState, AlarmType, EscalationStep, Ring } from '#contracts/alarm.js';

export class AlarmHolder {
  accountId: string;
  name: string;
}

export class AcknowledgeDue {
  targetAt: string;
  hardAt: string;
}

/** A limit that runs: what has to happen by when. */
export class RunningLimit {
  limit: AlarmLimit;
  since: string;
  targetAt: string;
  hardAt: string;
}

/** Somebody was given the alarm and has not said yet that they have it. */
export class PendingHandOver {
  from: AlarmHolder;
  at: string;
  /** Then it rings at every desk again. */
  acceptBy: string;
}

/** One alarm as the desk lists it. Instants are ISO 8601 UTC. */
export class AlarmRow {
  id: string;
  incidentId: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  /** How often it was signalled. */
  count: number;
  /** Null for a device that belongs to no elder. */
  elderId: string | null;
  /** Masked. */
  elderName: string | null;
  streetCode: string;
  streetName: string;
  deviceId: string | null;
  raisedAt: string;
  /** When a human took it first. */
  acknowledgedAt: string | null;
  /** Since when it waits for a human: new, raised again, or handed over and not accepted. Null while somebody has it. Anybody may acknowledge it then. */
  waitingSince: string | null;
  /** How it sounds at every desk; null when it does not. */
  ring: Ring | null;
  holder: AlarmHolder | null;
  escalation: EscalationStep | null;
  /** The sensor says that it is over. It closes nothing. */
  cleared: boolean;
  /** The wearer took a fall back within 30 s. */
  cancelledByWearer: boolean;
  /** By when a human takes it; for one that waits again, counted from there. */
  acknowledgeDueAt: AcknowledgeDue;
  /** Nothing to do by a time: empty. */
  limits: RunningLimit[];
  handOver: PendingHandOver | null;
  /** How often it came back after somebody had taken it. */
  raisedAgain: number;
  closedAt: string | null;
  closeReason: AlarmCloseReason | null;
  orderId: string | null;
  /** The alarm that stays, when this one was merged. */
  mergedInto: string | null;
  /** Agencies that have not answered yet, and when the first is to be asked again. */
  openReferrals: number;
  followUpDueAt: string | null;
  /** A human has talked to the elder after the close. */
  calledBack: boolean;
}
