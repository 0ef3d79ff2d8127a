import type { AlarmLevel } from '#contracts/alarm.js';

/** Own default: alarms of one elder this close together are one story. */
export const INCIDENT_SECONDS = 10 * 60;

export interface EarlierAlarm {
  incidentId: string;
  level: AlarmLevel;
  raisedAt: Date;
}

/**
 * The incident that a new alarm joins, or null when it begins its own. `earlier` are alarms of the same elder.
 * A technical alarm stays alone: an incident is one demand of the rate, and a flat battery must not hide a fall.
 */
export function joinIncident(level: AlarmLevel, raisedAt: Date, earlier: readonly EarlierAlarm[]): string | null {
  if (level === 'T') return null;
  const near = earlier
    .filter((alarm) => alarm.level !== 'T' && raisedAt.getTime() - alarm.raisedAt.getTime() <= INCIDENT_SECONDS * 1000)
    .toSorted((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime());
  return near[0]?.incidentId ?? null;
}
