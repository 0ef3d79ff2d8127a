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
import type { Category, DispatchMode, OrderReason, OrderSource, OrderState } from '#contracts/order.js';
import type { Account, AwayKind, Skill, StationKind } from '#contracts/people.js';
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
  count: number;
  elderId: string;
  elderName: string;
  streetCode: string;
  streetName: string;
  deviceId: string | null;
  raisedAt: Instant;
  acknowledgedAt: Instant | null;
  holder: { accountId: string; name: string } | null;
  escalation: EscalationStep | null;
  cleared: boolean;
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

export interface AlarmDetail extends AlarmRow {
  says: string;
  readings: { at: Instant; metrics: Metrics }[];
  story: StoryLine[];
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
  abilityLevel: number;
  abilityScheme: string;
  conditions: string[];
  allergies: string[];
  notes: string | null;
  hearing: string | null;
  dialect: string | null;
  bestHours: string | null;
  beneficiaryClasses: string[];
  address: string;
  latitude: number;
  longitude: number;
  streetCode: string;
  streetName: string;
  communityName: string;
  orgPath: string;
  keyHolder: string | null;
  forcedEntryConsent: boolean;
  contacts: Contact[];
  devices: { id: string; class: string; model: string; state: string; battery?: number | null; lastSeenAt?: Instant | null }[];
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
}

export interface OrderDetail extends OrderRow {
  note?: string | null;
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

export interface DeviceRow {
  id: string;
  class: string;
  model: string;
  state: string;
  elderId: string | null;
  elderName?: string | null;
  streetCode: string;
  streetName?: string;
  battery?: number | null;
  lastSeenAt?: Instant | null;
}

export interface StationRow {
  id: string;
  name: string;
  kind: StationKind;
  streetCode: string;
  streetName: string;
  address?: string;
  active?: boolean;
}

export interface ProviderRow {
  id: string;
  name: string;
  active: boolean;
  caregiverCount?: number;
  streetCount?: number;
}

export interface CaregiverRow {
  id: string;
  name: string;
  providerId: string;
  gender: 'F' | 'M';
  skills?: Skill[];
  active: boolean;
}

export interface PolicyRow {
  kind: string;
  version: number;
  effectiveFrom: Instant;
  body: unknown;
}

export interface DeadLetter {
  id: string;
  topic: string;
  reason: string;
  receivedAt: Instant;
  replayedAt?: Instant | null;
  payload?: string;
}

export interface AccountRow {
  id: string;
  username: string;
  name: string;
  role: Account['role'];
  scopeName?: string;
  disabled: boolean;
}

/** Somebody who can take an alarm: an operator or supervisor of the same desk. */
export interface Colleague {
  id: string;
  name: string;
  role: Account['role'];
}
