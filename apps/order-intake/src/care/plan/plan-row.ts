import type { CarePlanRow } from '../duty/duty.dto.js';
import type { CarePlan } from './plan.store.js';

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A plan as the door answers it. */
export function planRow({ id, days, fromMinute, toMinute, note, madeAt, madeBy }: CarePlan): CarePlanRow {
  return { id, days, from: clock(fromMinute), to: clock(toMinute), note, madeBy, madeAt: madeAt.toISOString() };
}
