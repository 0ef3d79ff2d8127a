import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category, DispatchMode, OrderReason, OrderSource, OrderState } from '#contracts/order.js';

/** One request for care, as the table holds it. */
export interface CareOrder {
  id: string;
  /** Readable, per Shanghai day: `20260322-0001`. */
  number: string;
  category: Category;
  itemCode: string;
  state: OrderState;
  reason: OrderReason | null;
  source: OrderSource;
  mode: DispatchMode;
  elderId: string;
  orgPath: string;
  streetCode: string;
  priority: AlarmLevel;
  alarmId: string | null;
  incidentId: string | null;
  appointment: boolean;
  dueAt: Date;
  placedAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  plannedMinutes: number | null;
  priceFen: number;
  note: string | null;
  providerId: string | null;
  caregiverId: string | null;
  intakePercent: number;
  pooledAt: Date | null;
  satisfied: number | null;
  vetoed: boolean | null;
  confirmedAt: Date | null;
}

/** What may change after an order was placed. */
export type OrderChange = Partial<
  Pick<
    CareOrder,
    'state' | 'reason' | 'acknowledgedAt' | 'closedAt' | 'providerId' | 'caregiverId' | 'intakePercent' | 'pooledAt' | 'satisfied' | 'vetoed' | 'confirmedAt'
  >
>;

/** Who may hear what is said about an order. */
export function audienceOf(order: CareOrder): { subject: string; orgPath: string; elderId: string; providerIds: string[]; caregiverIds: string[] } {
  return {
    subject: order.id,
    orgPath: order.orgPath,
    elderId: order.elderId,
    providerIds: order.providerId ? [order.providerId] : [],
    caregiverIds: order.caregiverId ? [order.caregiverId] : [],
  };
}
