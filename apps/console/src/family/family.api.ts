import type { AlarmCloseReason, AlarmLevel, AlarmState, AlarmType } from '#contracts/alarm.js';
import type { ConsentGiver, ConsentKind } from '#contracts/consent.js';
import type { DeviceClass, DeviceState } from '#contracts/device.js';
import type { NoticeChannel, NoticeKind, NoticeState, NoticeTemplate } from '#contracts/notice.js';
import { create, get, newKey, put, remove } from '../api/client.js';
import type { Instant, Page } from '../api/types.js';

export type FamilyStep =
  | { kind: 'RAISED' | 'RAISED_AGAIN' | 'UNANSWERED' | 'SENT' | 'ARRIVED' | 'REFERRED' | 'REOPENED'; at: Instant }
  | { kind: 'TAKEN'; at: Instant; by: string | null }
  | { kind: 'CALLED'; at: Instant; party: 'ELDER' | 'CONTACT' | 'OTHER'; reached: boolean }
  | { kind: 'CLOSED'; at: Instant; reason: AlarmCloseReason };

export interface FamilyTale {
  id: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  raisedAt: Instant;
  acknowledgedAt: Instant | null;
  holderName: string | null;
  closedAt: Instant | null;
  closeReason: AlarmCloseReason | null;
  steps: FamilyStep[];
}

export interface FamilyTales {
  shared: boolean;
  items: FamilyTale[];
}

export interface HomeDevice {
  id: string;
  class: DeviceClass;
  state: DeviceState;
  lastHeardAt: Instant | null;
  silent: boolean;
  batteryPercent: number | null;
  position: { latitude: number; longitude: number; at: Instant } | null;
}

export interface Night {
  shared: boolean;
  from: Instant;
  until: Instant;
  underWay: boolean;
  away: boolean;
  devicesHeard: number;
  gotUp: number | null;
  firstWaterAt: Instant | null;
  hearsWater: boolean;
  firstMovementAt: Instant | null;
  alarms: { type: AlarmType; at: Instant }[];
}

export interface ConsentLedger {
  standing: { kind: ConsentKind; granted: boolean; since: Instant | null }[];
  lines: { kind: ConsentKind; granted: boolean; givenBy: ConsentGiver; evidence: string | null; at: Instant; recordedBy: string }[];
}

export interface NewConsent {
  kind: ConsentKind;
  granted: boolean;
  givenBy: ConsentGiver;
  evidence?: string;
  purpose: string;
}

export interface NoticePreference {
  phoneMasked: string | null;
  channels: NoticeChannel[];
  kinds: NoticeKind[];
  locale: 'zh-CN' | 'en';
  quietFrom: string;
  quietTo: string;
  gateway: boolean;
}
export type NoticeWish = Omit<NoticePreference, 'phoneMasked' | 'gateway'> & { phone?: string | null };

export interface NoticeRow {
  id: string;
  channel: NoticeChannel;
  template: NoticeTemplate;
  text: string;
  state: NoticeState;
  why: string | null;
  mine: boolean;
  contactPlace: number | null;
  madeAt: Instant;
}

const elder = (elderId: string | null): string => `/elders/${encodeURIComponent(elderId ?? '')}`;
const NONE = { shared: true, items: [] };

export const talesOf = async (elderId: string | null): Promise<FamilyTales> => (elderId ? get<FamilyTales>(`${elder(elderId)}/tales`) : NONE);
export const nightOf = async (elderId: string | null): Promise<Night | null> => (elderId ? get<Night>(`${elder(elderId)}/night`) : null);
export const devicesOf = async (elderId: string | null): Promise<{ locationShared: boolean; items: HomeDevice[] }> =>
  elderId ? get(`${elder(elderId)}/devices`) : { locationShared: false, items: [] };
export const startTest = (deviceId: string): Promise<{ until: Instant }> => create(`/devices/${encodeURIComponent(deviceId)}/test`, { purpose: 'SELF_TEST', minutes: 10 }, newKey());
export const endTest = (deviceId: string): Promise<unknown> => remove(`/devices/${encodeURIComponent(deviceId)}/test`);
export const consentsOf = (elderId: string | null): Promise<ConsentLedger> => get(`/registry${elder(elderId)}/consents`);
export const recordConsent = (elderId: string | null, said: NewConsent, key: string): Promise<ConsentLedger> => create(`/registry${elder(elderId)}/consents`, said, key);
export const preferenceOf = (elderId: string | null): Promise<NoticePreference> => get(`/registry${elder(elderId)}/notice-preference`);
export const prefer = (elderId: string | null, wish: NoticeWish): Promise<NoticePreference> => put(`/registry${elder(elderId)}/notice-preference`, wish);
export const noticesOf = (elderId: string | null, limit: number): Promise<Page<NoticeRow>> => get(`/registry${elder(elderId)}/notices`, { limit });
