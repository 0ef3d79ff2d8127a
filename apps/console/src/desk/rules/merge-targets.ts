interface Facts {
  id: string;
  incidentId: string;
  elderId: string | null;
  deviceId: string | null;
  raisedAt: string;
  closedAt: string | null;
}

/**
 * The alarms that this one can be merged into, the newest first: open, earlier, of the same incident, elder, or device
 * without an elder. The earlier one stays, so that a call that nobody answered never vanishes in a later one that was.
 */
export function mergeTargets<T extends Facts>(alarm: Facts, known: readonly T[]): T[] {
  const targets = new Map(known.filter((other) => isSameCall(alarm, other) && other.closedAt === null && isBefore(other, alarm)).map((other) => [other.id, other]));
  return [...targets.values()].toSorted((a, b) => (isBefore(a, b) ? 1 : -1));
}

function isSameCall(alarm: Facts, other: Facts): boolean {
  if (alarm.incidentId === other.incidentId || (alarm.elderId !== null && alarm.elderId === other.elderId)) return true;
  return alarm.elderId === null && other.elderId === null && alarm.deviceId !== null && alarm.deviceId === other.deviceId;
}

const isBefore = (one: Facts, other: Facts): boolean => one.raisedAt < other.raisedAt || (one.raisedAt === other.raisedAt && one.id < other.id);
