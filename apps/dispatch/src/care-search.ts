import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category, DispatchMode } from '#contracts/order.js';
import type { Skill } from '#contracts/people.js';

/** WAITING for the desk; ASKING caregivers; TAKEN by one; POOLED at the district; ENDED with its order. */
export type SearchState = 'WAITING' | 'ASKING' | 'TAKEN' | 'POOLED' | 'ENDED';

/** The search for somebody who goes to an order. Whoever changes anything about an order here holds this row first. */
export interface CareSearch {
  orderId: string;
  state: SearchState;
  orgPath: string;
  streetCode: string;
  elderId: string;
  category: Category;
  itemCode: string;
  itemName: string;
  skill: Skill;
  priority: AlarmLevel;
  mode: DispatchMode;
  appointment: boolean;
  dueAt: Date;
  plannedMinutes: number | null;
  placedAt: Date;
  round: number;
  declined: string[];
  passed: string[];
}
