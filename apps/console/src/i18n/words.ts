import type {
  AlarmCloseReason,
  AlarmLevel,
  AlarmLimit,
  AlarmState,
  AlarmType,
  ContactParty,
  ContactResult,
  EscalationStep,
  FollowUpResult,
  RaisedAgainReason,
  ReferralAgency,
  SafetyVerifier,
} from '#contracts/alarm.js';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { Category, DispatchMode, OrderReason, OrderSource, OrderState } from '#contracts/order.js';
import type { AwayKind, Role, Skill, StationKind } from '#contracts/people.js';
import type { Evidence, VisitOutcome, VisitState } from '#contracts/visit.js';

/** Every value of the contracts has a word in every language: a new value fails the type check until it has one. */
export interface Words {
  level: Record<AlarmLevel, string>;
  alarmType: Record<AlarmType, string>;
  alarmState: Record<AlarmState, string>;
  closeReason: Record<AlarmCloseReason, string>;
  verifier: Record<SafetyVerifier, string>;
  party: Record<ContactParty, string>;
  contactResult: Record<ContactResult, string>;
  escalation: Record<EscalationStep, string>;
  alarmLimit: Record<AlarmLimit, string>;
  agency: Record<ReferralAgency, string>;
  followUpResult: Record<FollowUpResult, string>;
  raisedAgain: Record<RaisedAgainReason, string>;
  category: Record<Category, string>;
  orderState: Record<OrderState, string>;
  orderReason: Record<OrderReason, string>;
  orderSource: Record<OrderSource, string>;
  dispatchMode: Record<DispatchMode, string>;
  visitState: Record<VisitState, string>;
  visitOutcome: Record<VisitOutcome, string>;
  evidence: Record<Evidence, string>;
  role: Record<Role, string>;
  stationKind: Record<StationKind, string>;
  skill: Record<Skill, string>;
  deviceClass: Record<DeviceClass, string>;
  deviceState: Record<DeviceState, string>;
  awayKind: Record<AwayKind, string>;
  ability: Record<0 | 1 | 2 | 3 | 4, string>;
  gender: Record<'F' | 'M', string>;
}
