import type {
  AlarmCloseReason,
  AlarmLevel,
  AlarmLimit,
  AlarmState,
  AlarmType,
  CallDirection,
  ContactParty,
  ContactResult,
  EscalationStep,
  FollowUpResult,
  NumberKind,
  RaisedAgainReason,
  ReferralAgency,
  Ring,
  SafetyVerifier,
} from '#contracts/alarm.js';
import type { Because } from '#contracts/because.js';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { NoticeChannel, NoticeState, NoticeTemplate } from '#contracts/notice.js';
import type { Category, DispatchMode, OrderReason, OrderSource, OrderState } from '#contracts/order.js';
import type { Account, AwayKind, Skill } from '#contracts/people.js';
import type { Metrics } from '#contracts/reading.js';

/** Instants are ISO 8601 UTC strings. */
export type Instant = string;

export interface Page<T> {
  items: T[];
  /** Opaque; null on the last page. */
  next: string | null;
}

export interface Session {
  accessToken: string;
  expiresAt: Instant;
  account: Account;
}

export interface Limit {
  targetAt: Instant;
  hardAt: Instant;
}

export interface AlarmHolder {
  accountId: string;
  name: string;
}

/** A limit that runs: what has to happen by when. */
export interface RunningLimit extends Limit {
  limit: AlarmLimit;
  since: Instant;
}

export interface AlarmRow {
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
  raisedAt: Instant;
  acknowledgedAt: Instant | null;
  /** Since when it waits for a human: new, raised again, or handed over and not accepted. Null while somebody has it. */
  waitingSince: Instant | null;
  /** How it sounds at every desk; null: it does not. */
  ring: Ring | null;
  holder: AlarmHolder | null;
  escalation: EscalationStep | null;
  /** The sensor says that it is over. It closes nothing. */
  cleared: boolean;
  /** The wearer took a fall back within 30 s. */
  cancelledByWearer: boolean;
  acknowledgeDueAt: Limit;
  /** What has to happen now; empty when nothing has. */
  limits: RunningLimit[];
  /** `holder` was given it and has not accepted. */
  handOver: { from: AlarmHolder; at: Instant; acceptBy: Instant } | null;
  /** How often it came back after somebody had taken it. */
  raisedAgain: number;
  closedAt: Instant | null;
  closeReason: AlarmCloseReason | null;
  orderId: string | null;
  mergedInto: string | null;
  /** Agencies that have not answered, and when the first is to be asked again. */
  openReferrals: number;
  followUpDueAt: Instant | null;
  /** A human has talked to the elder after the close. */
  calledBack: boolean;
}

export interface StoryLine {
  at: Instant;
  kind: string;
  by: string | null;
  detail: string | null;
}

export interface AlarmStoryLine extends Omit<StoryLine, 'detail'> {
  /** How many times it was raised by now. */
  count?: number;
  step?: EscalationStep;
  limit?: AlarmLimit;
  /** When the step was due: earlier than the line when every process was down. */
  dueAt?: Instant;
  party?: ContactParty;
  result?: ContactResult;
  safetyVerifiedBy?: SafetyVerifier;
  why?: RaisedAgainReason;
  agency?: ReferralAgency;
  followUp?: FollowUpResult;
  satisfied?: number;
  vetoed?: boolean;
}

/** One attempt to reach somebody, as it is kept. */
export interface CallRecord {
  id: string;
  at: Instant;
  party: ContactParty;
  partyName: string | null;
  /** The contact's `order` on the elder's card. */
  contactOrder: number | null;
  result: ContactResult;
  direction: CallDirection;
  numberKind: NumberKind | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  seconds: number | null;
  note: string | null;
  by: string;
}

/** An alarm that was handed over to an agency outside the desk. */
export interface ReferralLine {
  id: string;
  agency: ReferralAgency;
  referenceNumber: string | null;
  note: string | null;
  at: Instant;
  by: string;
  /** When the agency is to be asked next; null once it has answered or refused. */
  dueAt: Instant | null;
  ended: FollowUpResult | null;
  followUps: { at: Instant; result: FollowUpResult; note: string | null; by: string }[];
}

export interface ReferralRow extends ReferralLine {
  alarmId: string;
  type: AlarmType;
  level: AlarmLevel;
  elderName: string | null;
  streetName: string;
  /** The alarm may be closed already: the agency still has to answer. */
  alarmOpen: boolean;
  overdue: boolean;
}

export interface NewReferral {
  agency: ReferralAgency;
  referenceNumber?: string;
  note?: string;
}

export interface NewFollowUp {
  result: FollowUpResult;
  referenceNumber?: string;
  note?: string;
}

export interface CallBackLine {
  at: Instant;
  reached: boolean;
  /** 1 very bad to 5 very good. */
  satisfied: number | null;
  vetoed: boolean;
  note: string | null;
  by: string;
}

/** A closed alarm whose elder waits for the call. */
export interface CallBackRow extends AlarmRow {
  callBackDueAt: Limit;
  /** Calls that nobody answered. */
  attempts: number;
}

export interface NewCallBack {
  reached: boolean;
  satisfied?: number;
  vetoed?: boolean;
  note?: string;
}

export interface AlarmDetail extends AlarmRow {
  /** Why a rule raised it; null where a device said it outright. */
  because: Because | null;
  readings: { at: Instant; metrics: Metrics }[];
  story: AlarmStoryLine[];
  contacts: CallRecord[];
  referrals: ReferralLine[];
  callBacks: CallBackLine[];
  /** The other alarms of the same incident, oldest first. */
  incident: AlarmRow[];
  previous: AlarmRow[];
}

export interface ContactAttempt {
  party: ContactParty;
  partyName?: string;
  contactOrder?: number;
  result: ContactResult;
  startedAt?: Instant;
  endedAt?: Instant;
  direction?: CallDirection;
  numberKind?: NumberKind;
  note?: string;
}

export interface AlarmClose {
  reason: AlarmCloseReason;
  safetyVerifiedBy?: SafetyVerifier;
  note?: string;
}

export interface ElderRow {
  id: string;
  nameMasked: string;
  gender: 'F' | 'M';
  age: number;
  streetCode: string;
  streetName: string;
  abilityLevel: number;
  deviceCount: number;
  awayUntil: Instant | null;
}

export interface Contact {
  order: number;
  name: string;
  relation: string;
  phoneMasked: string;
  phone?: string | null;
  hasKey: boolean;
}

export interface ElderCard {
  id: string;
  name: string;
  gender: 'F' | 'M';
  age: number;
  birthYear: number;
  phoneMasked: string | null;
  phone?: string | null;
  abilityLevel: number;
  abilityScheme: string;
  conditions: string[];
  allergies: string[];
  notes: string;
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  beneficiaryClasses: string[];
  address: string;
  /** Left out for roles that need the row and not the person. */
  latitude: number | null;
  longitude: number | null;
  streetCode: string;
  streetName: string;
  communityName: string;
  orgPath: string;
  keyHolder: string | null;
  forcedEntryConsent: boolean;
  contacts: Contact[];
  devices: { id: string; class: DeviceClass; model: string; state: DeviceState }[];
  awayKind: AwayKind | null;
  awayFrom: Instant | null;
  awayUntil: Instant | null;
}

export interface Street {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
  central: boolean;
  latitude: number;
  longitude: number;
  path: string;
  hex: { q: number; r: number } | null;
}

export interface CatalogueItem {
  code: string;
  category: Category;
  nameZh: string;
  nameEn: string;
  plannedMinutes: number | null;
  priceFen: number;
  skill: Skill;
  mode: DispatchMode;
  /** Local hours (Asia/Shanghai) in which the item can begin. */
  windows?: { from: string; to: string }[];
}

export interface OrderRow {
  id: string;
  number: string;
  category: Category;
  itemCode: string;
  itemName: string;
  state: OrderState;
  reason: OrderReason | null;
  source: OrderSource;
  elderId: string;
  elderName: string;
  streetCode: string;
  streetName: string;
  priority: AlarmLevel;
  appointment: boolean;
  dueAt: Instant;
  placedAt: Instant;
  acknowledgedAt: Instant | null;
  closedAt: Instant | null;
  plannedMinutes: number | null;
  priceFen: number;
  alarmId: string | null;
  providerId: string | null;
  caregiverId: string | null;
  limits: (Limit & { name: string }) | null;
  /** How far the intake limit ran while nobody took the request: 0, 50, 80, 100. */
  intakePercent: number;
  /** Every search ended without a taker: the district has it. */
  pooled: boolean;
}

export interface OrderDetail extends OrderRow {
  note: string | null;
  satisfied: number | null;
  vetoed: boolean | null;
  confirmedAt: Instant | null;
  story: StoryLine[];
}

export interface NewOrder {
  elderId: string;
  itemCode: string;
  dueAt: Instant;
  appointment?: boolean;
  note?: string;
  alarmId?: string;
}

export interface ReadingPoint {
  at: Instant;
  metrics: Record<string, number | boolean>;
}

export interface ProviderRow {
  id: string;
  name: string;
  orgPath: string;
  active: boolean;
  categories: Category[];
  streetCount: number;
}

export interface ProviderCard extends ProviderRow {
  areas: { streetCode: string; streetName: string; category: Category }[];
  caregiverCount: number;
  rota24h: boolean;
}

export interface CaregiverRow {
  id: string;
  providerId: string;
  name: string;
  gender: 'F' | 'M';
  dialect: string | null;
  phoneMasked: string;
  active: boolean;
  skills: { skill: Skill; certificateNo: string | null; certificateExpiresOn: string | null; valid: boolean }[];
  shift: { startsAt: Instant; endsAt: Instant } | null;
  onShift: boolean;
}

export interface PolicyRow {
  kind: string;
  version: number;
  effectiveFrom: Instant;
  inForce: boolean;
  body: Record<string, unknown>;
}

/** Somebody who can take an alarm: an operator or supervisor of the same desk. */
export interface Colleague {
  id: string;
  name: string;
  role: Account['role'];
}

/** 班长视图, as the server counts it. */
export interface SupervisionView {
  at: Instant;
  people: DeskPerson[];
  waiting: WaitingLine[];
  answered: { day: AnswerShare[]; month: AnswerShare[] };
  /** Open alarms that have climbed, the highest first. */
  escalated: AlarmRow[];
  callBacks: DueCount;
  followUps: DueCount;
}

export interface DeskPerson {
  accountId: string;
  name: string;
  role: Account['role'] | null;
  standing: 'free' | 'busy' | 'pausing' | 'gone';
  /** Open alarms that this person has, technical ones apart. */
  calls: number;
  technical: number;
  lastSeenAt: Instant | null;
}

export interface WaitingLine {
  level: AlarmLevel;
  count: number;
  oldestSince: Instant | null;
  targetAt: Instant | null;
  hardAt: Instant | null;
  /** Past the hard limit. */
  overdue: number;
}

export interface AnswerShare {
  level: AlarmLevel;
  raised: number;
  answered: number;
  within15: number;
  within60: number;
  within180: number;
  withinHard: number;
}

export interface DueCount {
  open: number;
  /** Past the target. */
  late: number;
  /** Past the hard limit. */
  overdue: number;
}

/** One notice to the elder's people, without the number it went to. */
export interface NoticeRow {
  id: string;
  channel: NoticeChannel;
  template: NoticeTemplate;
  state: NoticeState;
  why: string | null;
  /** The place in the elder's list of contacts; null: to a family account. */
  contactPlace: number | null;
  madeAt: Instant;
}
