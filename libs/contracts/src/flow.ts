import type {
  AlarmCloseReason,
  AlarmLevel,
  AlarmLimit,
  AlarmType,
  ContactParty,
  ContactResult,
  EscalationStep,
  FollowUpResult,
  RaisedAgainReason,
  ReferralAgency,
  SafetyVerifier,
} from './alarm.js';
import type { DutyKind, DutyStep, RiskGrade, VisitWay } from './care.js';
import type { CommandState, DeviceCommand, TestPurpose } from './device.js';
import type { Category, DispatchMode, OrderReason, OrderSource } from './order.js';
import type { Skill } from './people.js';
import type { Evidence, VisitOutcome } from './visit.js';

/** The parts that say or hear events. */
export const SERVICES = ['registry', 'alarm-ingestion', 'order-intake', 'dispatch', 'response-rate', 'gateway'] as const;
export type Service = (typeof SERVICES)[number];

/** Instants are ISO 8601 UTC strings. No payload holds a name, a number or an address: ids only. */
type Instant = string;

/** Every event, in the order of the story: from a pressed button to a street's figure. */
export interface Flow {
  'account.disabled': { accountId: string };
  'elder.changed': { elderId: string };
  /** `mayStay`: its rights are the same, so the door need not end its connection. */
  'device.changed': { deviceId: string; mayStay?: boolean };
  /** A device alarmed inside its test window: the first such activates it, the later ones prove that it still works. */
  'device.tested': { deviceId: string; purpose: TestPurpose; types: AlarmType[]; testedAt: Instant };
  /** A month has passed since this device last proved that its alarm arrives. */
  'device.self-test-due': { deviceId: string; lastTestedAt: Instant };
  'device.command-asked': { commandId: string; deviceId: string; command: DeviceCommand };
  /** A command was sent, answered by the device, or nothing was heard in time. */
  'device.command-changed': { commandId: string; deviceId: string; command: DeviceCommand; state: CommandState };

  /** An outside MQTT broker has forgotten a node's session: what it held for that node since `lastSeenAt` may be missing. */
  'broker.session-lost': { broker: string; node: string; lastSeenAt: Instant; lostAt: Instant };

  /** An elder's risk grade is another one now, by the rule or by an officer. */
  'care.graded': { elderId: string; grade: RiskGrade; by: 'rule' | 'officer' };
  /** A care call was not answered; the time for the next attempt has come. */
  'care.call-due': { callId: string; elderId: string; planId: string; attempt: number; dueAt: Instant };
  'care.call-made': { callId: string; elderId: string; planId: string; attempt: number; result: ContactResult; madeAt: Instant };
  /** Nobody answered: somebody has to see to the elder. */
  'care.call-missed': { elderId: string; planId: string; attempts: number; missedAt: Instant };
  /** `met`: the elder was seen or spoken to. */
  'care.visited': { visitId: string; elderId: string; grade: RiskGrade; way: VisitWay; met: boolean; visitedAt: Instant };
  'care.duty-overdue': { elderId: string; kind: DutyKind; step: DutyStep; dueAt: Instant };

  'alarm.raised': {
    alarmId: string;
    /** Alarms of one elder within 10 min share an incident; the incident is the demand that the rate counts. */
    incidentId: string;
    type: AlarmType;
    level: AlarmLevel;
    /** Null for a technical alarm of a device that belongs to no elder. */
    elderId: string | null;
    deviceId: string | null;
    streetCode: string;
    raisedAt: Instant;
  };
  'alarm.repeated': { alarmId: string; count: number };
  'alarm.cleared': { alarmId: string };
  /** `dueAt` is when the step was due, which is earlier than the event when every process was down. `notifyContact`: the elder's first contact is told too. */
  'alarm.escalated': { alarmId: string; limit: AlarmLimit; step: EscalationStep; dueAt: Instant; notifyContact: boolean };
  /** Somebody had it, and it waits for a human again. */
  'alarm.raised-again': { alarmId: string; incidentId: string; why: RaisedAgainReason; raisedAgainAt: Instant };
  'alarm.acknowledged': { alarmId: string; incidentId: string; by: 'human' | 'robot'; acknowledgedAt: Instant };
  'alarm.handed-over': { alarmId: string; toAccountId: string };
  'alarm.hand-over-accepted': { alarmId: string };
  'alarm.contacted': { alarmId: string; incidentId: string; party: ContactParty; result: ContactResult; contactedAt: Instant };
  /** Somebody was sent: the order that carries the visit has been placed. */
  'alarm.dispatched': { alarmId: string; incidentId: string; orderId: string; sentAt: Instant };
  'alarm.responder-arrived': { alarmId: string; incidentId: string; orderId: string; arrivedAt: Instant };
  /** The responder has left; the human who has the alarm closes it. */
  'alarm.resolved': { alarmId: string; incidentId: string; orderId: string };
  'alarm.closed': {
    alarmId: string;
    incidentId: string;
    reason: AlarmCloseReason;
    safetyVerifiedBy: SafetyVerifier | null;
    closedAt: Instant;
  };
  'alarm.reopened': { alarmId: string; incidentId: string };
  /** It is the same call for help as an earlier alarm of the elder: the two are one demand from now on. `incidentId` is the one that it had. */
  'alarm.merged': { alarmId: string; incidentId: string; intoAlarmId: string; intoIncidentId: string; mergedAt: Instant };
  /** Handed over to an agency, which has to answer. */
  'alarm.referred': { alarmId: string; incidentId: string; referralId: string; agency: ReferralAgency; numbered: boolean };
  /** The agency has not answered: somebody asks it. */
  'alarm.follow-up-due': { alarmId: string; referralId: string; agency: ReferralAgency; dueAt: Instant };
  'alarm.followed-up': { alarmId: string; referralId: string; agency: ReferralAgency; result: FollowUpResult };
  /** The call-back after the close; `vetoed` takes the demand's effectiveness away. */
  'alarm.called-back': { alarmId: string; incidentId: string; reached: boolean; satisfied: number | null; vetoed: boolean; calledBackAt: Instant };

  'order.placed': {
    orderId: string;
    category: Category;
    itemCode: string;
    /** The item's Chinese name in the catalogue, and what a caregiver must be qualified for. */
    itemName: string;
    skill: Skill;
    source: OrderSource;
    elderId: string;
    streetCode: string;
    /** Set when the order answers an alarm: then it is part of that alarm's demand. */
    alarmId: string | null;
    incidentId: string | null;
    priority: AlarmLevel;
    appointment: boolean;
    plannedMinutes: number | null;
    dueAt: Instant;
    placedAt: Instant;
    mode: DispatchMode;
  };
  /** A human at intake took the request. Orders placed by a human at the phone are acknowledged at once. */
  'order.acknowledged': { orderId: string; by: 'human' | 'robot'; acknowledgedAt: Instant };
  'order.cancelled': { orderId: string; reason: OrderReason; cancelledAt: Instant };
  'order.expired': { orderId: string; reason: OrderReason; closedAt: Instant };

  'offer.made': { offerIds: string[]; orderId: string; round: number; expiresAt: Instant };
  'offer.declined': { offerId: string; orderId: string };
  /** The offers of a round are gone: lapsed, withdrawn, or somebody else was first. Each provider hears of its own. */
  'offer.expired': { orderId: string; round: number };
  /** A provider's dispatcher named a caregiver, who has still to accept. */
  'visit.assigned': { visitId: string; orderId: string; caregiverId: string; providerId: string };
  'visit.accepted': {
    visitId: string;
    orderId: string;
    caregiverId: string;
    providerId: string;
    takerQualified: boolean;
    takenAt: Instant;
  };
  'visit.en-route': { visitId: string; orderId: string; at: Instant };
  /** A meal was picked up at the kitchen. */
  'visit.picked-up': { visitId: string; orderId: string; pickedUpAt: Instant };
  'visit.started': { visitId: string; orderId: string; evidence: Evidence; distanceMeters: number | null; arrivedAt: Instant };
  'visit.finished': { visitId: string; orderId: string; outcome: VisitOutcome; servedMinutes: number; finishedAt: Instant };
  'visit.cancelled': { visitId: string; orderId: string };
  /** Every round ended without a taker: the district's duty officer has it now. */
  'dispatch.exhausted': { orderId: string; rounds: number };

  'order.closed': {
    orderId: string;
    reason: OrderReason;
    safetyVerifiedBy: SafetyVerifier | null;
    receipt: boolean;
    /** The district approved a FORCE_MAJEURE. */
    approved: boolean;
    closedAt: Instant;
  };
  /** The call-back after the close; `vetoed` takes the demand's effectiveness away. */
  'order.confirmed': { orderId: string; vetoed: boolean };

  'cell.changed': { streetCode: string; category: Category; month: string; n: number; e: number; passed: boolean };
  'rate.changed': { month: string; num: number; den: number; scope: string };
}

export type EventName = keyof Flow;

/** An event as a consumer reads it. */
export interface Happened<N extends EventName = EventName> {
  name: N;
  /** `xid.id`: the place in the log; ordered, safe to resume from. */
  cursor: string;
  subject: string;
  at: Instant;
  /** Who may hear of it: org accounts at or above this path ... */
  orgPath: string;
  /** ... the provider, caregivers and families named here. */
  providerIds: string[];
  caregiverIds: string[];
  elderId: string | null;
  actor: { accountId: string; name: string } | null;
  payload: Flow[N];
}

export type AnyHappened = { [N in EventName]: Happened<N> }[EventName];

interface Route {
  saidBy: Service;
  heardBy: readonly Service[];
}

/** Who says each event and who hears it. A test compares it with what the services register. */
export const FLOW: Record<EventName, Route> = {
  'account.disabled': { saidBy: 'registry', heardBy: ['gateway'] },
  'elder.changed': { saidBy: 'registry', heardBy: ['alarm-ingestion', 'order-intake', 'gateway'] },
  'device.changed': { saidBy: 'registry', heardBy: ['alarm-ingestion', 'gateway'] },
  'device.tested': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'gateway'] },
  'device.self-test-due': { saidBy: 'registry', heardBy: ['gateway'] },
  'device.command-asked': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'device.command-changed': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'broker.session-lost': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'care.graded': { saidBy: 'order-intake', heardBy: ['gateway'] },
  'care.call-due': { saidBy: 'order-intake', heardBy: ['gateway'] },
  'care.call-made': { saidBy: 'order-intake', heardBy: ['gateway'] },
  'care.call-missed': { saidBy: 'order-intake', heardBy: ['alarm-ingestion', 'gateway'] },
  'care.visited': { saidBy: 'order-intake', heardBy: ['gateway'] },
  'care.duty-overdue': { saidBy: 'order-intake', heardBy: ['gateway'] },
  'alarm.raised': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'response-rate', 'gateway'] },
  'alarm.repeated': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.cleared': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.escalated': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'gateway'] },
  'alarm.acknowledged': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'response-rate', 'gateway'] },
  'alarm.raised-again': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.handed-over': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.hand-over-accepted': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.contacted': { saidBy: 'alarm-ingestion', heardBy: ['response-rate', 'gateway'] },
  'alarm.dispatched': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'response-rate', 'gateway'] },
  'alarm.responder-arrived': { saidBy: 'alarm-ingestion', heardBy: ['response-rate', 'gateway'] },
  'alarm.resolved': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.closed': { saidBy: 'alarm-ingestion', heardBy: ['registry', 'order-intake', 'response-rate', 'gateway'] },
  'alarm.reopened': { saidBy: 'alarm-ingestion', heardBy: ['order-intake', 'response-rate', 'gateway'] },
  'alarm.merged': { saidBy: 'alarm-ingestion', heardBy: ['response-rate', 'gateway'] },
  'alarm.referred': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.follow-up-due': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.followed-up': { saidBy: 'alarm-ingestion', heardBy: ['gateway'] },
  'alarm.called-back': { saidBy: 'alarm-ingestion', heardBy: ['response-rate', 'gateway'] },
  'order.placed': { saidBy: 'order-intake', heardBy: ['alarm-ingestion', 'dispatch', 'response-rate', 'gateway'] },
  'order.acknowledged': { saidBy: 'order-intake', heardBy: ['dispatch', 'response-rate', 'gateway'] },
  'order.cancelled': { saidBy: 'order-intake', heardBy: ['dispatch', 'response-rate', 'gateway'] },
  'order.expired': { saidBy: 'order-intake', heardBy: ['dispatch', 'response-rate', 'gateway'] },
  'offer.made': { saidBy: 'dispatch', heardBy: ['order-intake', 'gateway'] },
  'offer.declined': { saidBy: 'dispatch', heardBy: ['gateway'] },
  'offer.expired': { saidBy: 'dispatch', heardBy: ['gateway'] },
  'visit.assigned': { saidBy: 'dispatch', heardBy: ['order-intake', 'gateway'] },
  'visit.accepted': { saidBy: 'dispatch', heardBy: ['order-intake', 'response-rate', 'gateway'] },
  'visit.en-route': { saidBy: 'dispatch', heardBy: ['registry', 'order-intake', 'gateway'] },
  'visit.picked-up': { saidBy: 'dispatch', heardBy: ['response-rate', 'gateway'] },
  'visit.started': { saidBy: 'dispatch', heardBy: ['registry', 'alarm-ingestion', 'order-intake', 'response-rate', 'gateway'] },
  'visit.finished': { saidBy: 'dispatch', heardBy: ['registry', 'alarm-ingestion', 'order-intake', 'response-rate', 'gateway'] },
  'visit.cancelled': { saidBy: 'dispatch', heardBy: ['order-intake', 'gateway'] },
  'dispatch.exhausted': { saidBy: 'dispatch', heardBy: ['order-intake', 'gateway'] },
  'order.closed': { saidBy: 'order-intake', heardBy: ['dispatch', 'response-rate', 'gateway'] },
  'order.confirmed': { saidBy: 'order-intake', heardBy: ['response-rate', 'gateway'] },
  'cell.changed': { saidBy: 'response-rate', heardBy: ['gateway'] },
  'rate.changed': { saidBy: 'response-rate', heardBy: ['gateway'] },
};
