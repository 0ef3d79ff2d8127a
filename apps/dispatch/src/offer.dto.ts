import { ALARM_LEVELS, type AlarmLevel } from '#contracts/alarm.js';
import { CATEGORIES, DISPATCH_MODES, type Category, type DispatchMode } from '#contracts/order.js';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class ListOffers {
  /** Kept for readable addresses: everybody sees their own only. */
  @IsOptional() @IsString() @MaxLength(5) mine?: string;
}

export class DeclineOffer {
  @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

export class AssignOrder {
  @Matches(/^C\d{1,9}$/) caregiverId: string;
}

/** What may be known of an order before accepting it. */
export class OfferedOrder {
  @IsIn(CATEGORIES) category: Category;
  @IsString() itemCode: string;
  @IsString() itemName: string;
  @IsIn(DISPATCH_MODES) mode: DispatchMode;
  @IsString() streetName: string;
  @IsString() districtName: string;
  /** From the closest of the candidates shown; null when there is none. */
  @IsOptional() @IsInt() distanceMeters: number | null;
  @IsString() dueAt: string;
  @IsOptional() @IsInt() plannedMinutes: number | null;
  @IsIn(ALARM_LEVELS) priority: AlarmLevel;
  /** To the road. */
  @IsString() addressMasked: string;
}

export class OfferCandidate {
  @IsUUID() offerId: string;
  @IsString() caregiverId: string;
  @IsString() caregiverName: string;
  @IsInt() distanceMeters: number;
  @IsInt() travelMinutes: number;
  /** Visits on that day already. */
  @IsInt() load: number;
  /** FAMILIAR, GENDER_WISH, DIALECT, NEAR, LIGHT_DAY. */
  @IsString({ each: true }) reasons: string[];
}

export class OfferRow {
  /** A caregiver's own offer; null for a dispatcher, who sees one in each candidate. */
  @IsOptional() @IsUUID() offerId: string | null;
  @IsUUID() orderId: string;
  @IsObject() order: OfferedOrder;
  @IsInt() round: number;
  @IsString() offeredAt: string;
  @IsString() expiresAt: string;
  @IsArray() candidates: OfferCandidate[];
}

export class PoolCandidate {
  @IsString() caregiverId: string;
  @IsString() caregiverName: string;
  @IsString() providerId: string;
  @IsInt() distanceMeters: number;
  @IsInt() travelMinutes: number;
  @IsInt() load: number;
  @IsString({ each: true }) reasons: string[];
}

/** An order that nobody took. */
export class PoolRow {
  @IsUUID() orderId: string;
  @IsObject() order: OfferedOrder;
  @IsInt() rounds: number;
  @IsString() exhaustedAt: string;
  /** How many caregivers each barrier kept out: why nobody was found. */
  @IsObject() barriers: Record<string, number>;
  /** Whom the district could name: qualified and free, also off shift or from outside the area; best first. */
  @IsArray() candidates: PoolCandidate[];
}
