import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category } from '#contracts/order.js';
import type { Skill } from '#contracts/people.js';
import type { Point } from '#contracts/place.js';

/** A stretch of time, end exclusive. */
export interface Span {
  from: Date;
  to: Date;
}

/** A visit that a caregiver has already promised. */
export interface Promised extends Span {
  category: Category;
  place: Point;
}

/** What is asked for, as candidates are judged. */
export interface Wanted {
  category: Category;
  skill: Skill;
  priority: AlarmLevel;
  dueAt: Date;
  /** Null: the service is not timed. */
  plannedMinutes: number | null;
  place: Point;
  elder: { genderWish: 'F' | 'M' | null; dialect: string | null };
}

/** What is known of a caregiver at this moment. */
export interface CaregiverFacts {
  caregiverId: string;
  providerId: string;
  /** Both the caregiver and the provider. */
  active: boolean;
  gender: 'F' | 'M';
  dialect: string | null;
  place: Point;
  skills: readonly { skill: Skill; certificateExpiresOn: string | null }[];
  /** The provider serves this street in this category. */
  servesHere: boolean;
  shifts: readonly Span[];
  promised: readonly Promised[];
  /** Visits on the day of the order. */
  load: number;
  /** How often this caregiver has been with this elder. */
  visitsBefore: number;
}

/** What stands against a caregiver. The first four can't be overruled by a dispatcher. */
export const BARRIERS = ['INACTIVE', 'NO_SKILL', 'CERTIFICATE_EXPIRED', 'OUTSIDE_AREA', 'GENDER_WISH', 'OFF_SHIFT', 'NOT_FREE', 'DECLINED'] as const;
export type Barrier = (typeof BARRIERS)[number];

/** What speaks for a caregiver, for the dispatcher to read. */
export const MERITS = ['FAMILIAR', 'GENDER_WISH', 'DIALECT', 'NEAR', 'LIGHT_DAY'] as const;
export type Merit = (typeof MERITS)[number];
