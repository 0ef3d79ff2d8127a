import type { AlarmCloseReason, SafetyVerifier } from '#contracts/alarm.js';
import type { Demand } from './demand.js';
import type { AlarmEnd, Dossier } from './dossier.js';

/** Closing one alarm of an incident so says nothing about how the incident was answered. */
const ASIDE: ReadonlySet<AlarmCloseReason> = new Set(['TEST', 'DUPLICATE', 'TECH_FIXED']);

interface Close {
  alarmId: string;
  reason: AlarmCloseReason;
  safetyVerifiedBy: SafetyVerifier | null;
  closedAt: string;
}

/** A further alarm of the incident: it is open as long as one of them is. */
export function joinAlarm(known: Dossier, alarmId: string): Dossier {
  return alarmId in known.alarms ? known : withAlarms(known, { ...known.alarms, [alarmId]: null });
}

export function closeAlarm(known: Dossier, { alarmId, reason, safetyVerifiedBy, closedAt }: Close): Dossier {
  return withAlarms(known, { ...known.alarms, [alarmId]: { closedAt: Date.parse(closedAt), reason, safetyVerifiedBy } });
}

export function reopenAlarm(known: Dossier, alarmId: string): Dossier {
  return withAlarms(known, { ...known.alarms, [alarmId]: null });
}

function withAlarms(known: Dossier, alarms: Dossier['alarms']): Dossier {
  return { demand: { ...known.demand, ...endOf(Object.values(alarms)) }, alarms };
}

/**
 * An incident ends with its last alarm. Its reason is the last one that answered somebody: were a side alarm's DUPLICATE
 * taken, one click would take the whole incident out of N.
 */
function endOf(ends: (AlarmEnd | null)[]): Pick<Demand, 'closedAt' | 'closeReason' | 'safetyVerifiedBy'> {
  const closed = ends.filter((end) => end !== null).toSorted((a, b) => a.closedAt - b.closedAt);
  const last = closed.at(-1);
  if (!last || closed.length < ends.length) return { closedAt: null, closeReason: null, safetyVerifiedBy: null };
  const telling = closed.findLast((end) => !ASIDE.has(end.reason)) ?? last;
  return { closedAt: last.closedAt, closeReason: telling.reason, safetyVerifiedBy: telling.safetyVerifiedBy };
}
