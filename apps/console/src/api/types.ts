import type {
  AlarmCloseReason,
  AlarmLevel,
  AlarmState,
  AlarmType,
  ContactParty,
  ContactResult,
  EscalationStep,
  SafetyVerifier,
} from '#contracts/alarm.js';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
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
  holder: { accountId: string; name: string } | null;
  escalation: EscalationStep | null;
  /** The sensor says that it is over. It closes nothing. */
  cleared: boolean;
  /** The wearer took a fall back within 30 s. */
  cancelledByWearer: boolean;
  acknowledgeDueAt: Limit;
  closedAt: Instant | null;
  closeReason: AlarmCloseReason | null;
  orderId: string | null;
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
  party?: ContactParty;
  result?: ContactResult;
  safetyVerifiedBy?: SafetyVerifier;
}

export interface AlarmDetail extends AlarmRow {
  readings: { at: Instant; metrics: Metrics }[];
  story: AlarmStoryLine[];
  contacts: { at: Instant; party: ContactParty; partyName: string | null; result: ContactResult; by: string }[];
  previous: AlarmRow[];
}

export interface ContactAttempt {
  party: ContactParty;
  partyName?: string;
  result: ContactResult;
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
