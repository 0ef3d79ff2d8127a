import { ALARM_LEVELS, SAFETY_VERIFIERS, type AlarmLevel, type SafetyVerifier } from '#contracts/alarm.js';
import { CATEGORIES, ORDER_REASONS, ORDER_SOURCES, ORDER_STATES, type Category, type OrderReason, type OrderSource, type OrderState } from '#contracts/order.js';
import { PageQuery } from '#platform/page.dto.js';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { NOTE_LENGTH } from './place-order.dto.js';

export class ListOrders extends PageQuery {
  /** One state, or `open` for everything that is not closed. */
  @IsOptional() @IsIn([...ORDER_STATES, 'open']) state?: OrderState | 'open';
  @IsOptional() @IsIn(CATEGORIES) category?: Category;
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
  @IsOptional() @IsUUID() elder?: string;
}

export class CancelOrder {
  /** Left out: the elder's wish, early or late by the clock. PROVIDER_CANCEL: said by the desk. */
  @IsOptional() @IsIn(['PROVIDER_CANCEL']) reason?: 'PROVIDER_CANCEL';
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class ConfirmOrder {
  /** 1 very unhappy .. 5 very happy. */
  @IsInt() @Min(1) @Max(5) satisfied: number;
  /** The person called says that it did not happen as recorded: the demand does not count as answered. */
  @IsBoolean() vetoed: boolean;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
}

export class CloseOrder {
  @IsIn(ORDER_REASONS) reason: OrderReason;
  @IsOptional() @IsString() @MaxLength(NOTE_LENGTH) note?: string;
  /** The receipt of a referral is at hand. */
  @IsOptional() @IsBoolean() receipt?: boolean;
  @IsOptional() @IsIn(SAFETY_VERIFIERS) safetyVerifiedBy?: SafetyVerifier;
}

/** The clock that runs for an order: see running-limit. */
export class OrderLimits {
  @IsString() name: string;
  @IsString() targetAt: string;
  @IsString() hardAt: string;
}

export class OrderRow {
  @IsUUID() id: string;
  @IsString() number: string;
  @IsIn(CATEGORIES) category: Category;
  @IsString() itemCode: string;
  @IsString() itemName: string;
  @IsIn(ORDER_STATES) state: OrderState;
  @IsOptional() @IsIn(ORDER_REASONS) reason: OrderReason | null;
  @IsIn(ORDER_SOURCES) source: OrderSource;
  @IsUUID() elderId: string;
  /** Masked. */
  @IsString() elderName: string;
  @IsString() streetCode: string;
  @IsString() streetName: string;
  @IsIn(ALARM_LEVELS) priority: AlarmLevel;
  @IsBoolean() appointment: boolean;
  @IsString() dueAt: string;
  @IsString() placedAt: string;
  @IsOptional() @IsString() acknowledgedAt: string | null;
  @IsOptional() @IsString() closedAt: string | null;
  @IsOptional() @IsInt() plannedMinutes: number | null;
  @IsInt() priceFen: number;
  @IsOptional() @IsUUID() alarmId: string | null;
  @IsOptional() @IsString() providerId: string | null;
  @IsOptional() @IsString() caregiverId: string | null;
  @IsOptional() @IsObject() limits: OrderLimits | null;
  /** How far the intake limit ran while nobody took the request: 0, 50, 80, 100. */
  @IsInt() intakePercent: number;
  /** Every search ended without a taker: the district has it. */
  @IsBoolean() pooled: boolean;
}

export class OrderStoryLine {
  @IsString() at: string;
  @IsString() kind: string;
  @IsOptional() @IsString() by: string | null;
  @IsOptional() @IsString() detail: string | null;
}

export class OrderDetail extends OrderRow {
  @IsOptional() @IsString() note: string | null;
  @IsOptional() @IsInt() satisfied: number | null;
  @IsOptional() @IsBoolean() vetoed: boolean | null;
  @IsOptional() @IsString() confirmedAt: string | null;
  @IsArray() story: OrderStoryLine[];
}

export class OrderPage {
  @IsArray() items: OrderRow[];
  @IsOptional() @IsString() next: string | null;
}
