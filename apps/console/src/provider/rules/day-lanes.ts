import type { VisitState } from '#contracts/visit.js';

interface Planned {
  id: string;
  caregiverId: string;
  caregiverName: string;
  state: VisitState;
  dueAt: string;
  plannedMinutes: number | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface LaneBlock<V> {
  visit: V;
  /** 0..1 of the lane's width. */
  left: number;
  width: number;
}

export interface Lane<V> {
  caregiverId: string;
  caregiverName: string;
  blocks: LaneBlock<V>[];
  /** Visits that are not over. */
  open: number;
}

/** The lane shows 06:00 to 21:00; earlier and later visits stick to the edges. */
export const LANE_FROM_MINUTE = 6 * 60;
export const LANE_TO_MINUTE = 21 * 60;
/** Where no length is planned (a meal, an alarm) a block is drawn this long. */
const SHORT_VISIT_MINUTES = 20;

const spot = (minute: number): number =>
  Math.min(1, Math.max(0, (minute - LANE_FROM_MINUTE) / (LANE_TO_MINUTE - LANE_FROM_MINUTE)));

/**
 * One lane a caregiver, busiest first, those without a visit at the end.
 * @param minuteOfDay minutes since Shanghai midnight of an instant
 */
export function dayLanes<V extends Planned>(
  caregivers: readonly { id: string; name: string }[],
  visits: readonly V[],
  minuteOfDay: (at: string) => number,
): Lane<V>[] {
  const known = new Map(caregivers.map((caregiver) => [caregiver.id, caregiver.name]));
  for (const visit of visits) if (!known.has(visit.caregiverId)) known.set(visit.caregiverId, visit.caregiverName);
  const lanes = [...known].map(([caregiverId, caregiverName]) => {
    const own = visits.filter((visit) => visit.caregiverId === caregiverId && visit.state !== 'CANCELLED');
    const open = own.filter((visit) => !['FINISHED', 'CLOSED', 'FAILED'].includes(visit.state)).length;
    return { caregiverId, caregiverName, open, blocks: own.map((visit) => blockOf(visit, minuteOfDay)) };
  });
  return lanes.toSorted(
    (a, b) => b.open - a.open || b.blocks.length - a.blocks.length || a.caregiverName.localeCompare(b.caregiverName, 'zh-CN'),
  );
}

function blockOf<V extends Planned>(visit: V, minuteOfDay: (at: string) => number): LaneBlock<V> {
  const from = minuteOfDay(visit.startedAt ?? visit.dueAt);
  const length = visit.plannedMinutes ?? SHORT_VISIT_MINUTES;
  const to = visit.finishedAt ? Math.max(from + 5, minuteOfDay(visit.finishedAt)) : from + length;
  return { visit, left: spot(from), width: Math.max(0.012, spot(to) - spot(from)) };
}
