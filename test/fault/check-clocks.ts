import type { Look } from './check-ingest.js';

/** What must hold of the alarms' clocks and of what was told; each list is of offenders and must be empty. */
export interface ClockFindings {
  /** Open alarms that wait for a human, are not at the top of their ladder, and that no timer watches. */
  unwatched: string[];
  /** A timer has fired before it was due. */
  early: string[];
  /** A step was climbed twice. */
  firedTwice: string[];
  /** A P1 has waited longer than its ladder lasts and has not climbed each step, in its order. */
  skipped: string[];
  /** Timers long due, while somebody was there to fire them; or given up. */
  stuck: string[];
  /** Alarms without exactly one `alarm.raised`. */
  untold: string[];
}

/** The ladder of a P1 is climbed after this (P1_ESCALATION_SECONDS), with room for a busy machine. */
const LADDER = `interval '200 seconds'`;
const STUCK = `interval '20 seconds'`;

const CHECKS: Record<keyof ClockFindings, string> = {
  unwatched: `
    SELECT a.id::text AS name FROM alarm_ingestion.alarm a
    WHERE a.closed_at IS NULL AND a.waiting_since IS NOT NULL AND NOT a.cancelled_by_wearer AND a.escalation IS DISTINCT FROM 'DISTRICT'
      AND NOT EXISTS (SELECT FROM platform.timer t WHERE t.service = 'alarm-ingestion' AND t.kind = 'alarm.limit' AND t.parked_at IS NULL
        AND t.subject = a.id || '/ACKNOWLEDGE/' || round(extract(epoch FROM a.waiting_since) * 1000)::bigint)`,
  early: `SELECT subject AS name FROM platform.event WHERE name = 'alarm.escalated' AND at < (payload->>'dueAt')::timestamptz`,
  firedTwice: `
    SELECT subject AS name FROM platform.event WHERE name = 'alarm.escalated'
    GROUP BY subject, payload->>'limit', payload->>'step', payload->>'dueAt' HAVING count(*) > 1`,
  skipped: `
    SELECT a.id::text AS name FROM alarm_ingestion.alarm a
    WHERE a.closed_at IS NULL AND a.level = 'P1' AND NOT a.cancelled_by_wearer AND a.waiting_since < platform.now() - ${LADDER}
      AND (SELECT coalesce(array_agg(e.payload->>'step' ORDER BY e.xid, e.id), '{}') FROM platform.event e
           WHERE e.subject = a.id::text AND e.name = 'alarm.escalated' AND e.payload->>'limit' = 'ACKNOWLEDGE') <> '{SUPERVISOR,DISTRICT}'`,
  stuck: `
    SELECT kind || ' ' || subject AS name FROM platform.timer
    WHERE service = 'alarm-ingestion' AND (parked_at IS NOT NULL OR due_at < platform.now() - ${STUCK})`,
  untold: `
    SELECT a.id::text AS name FROM alarm_ingestion.alarm a
    WHERE a.state <> 'SUPPRESSED' AND a.test_window_id IS NULL
      AND (SELECT count(*) FROM platform.event e WHERE e.subject = a.id::text AND e.name = 'alarm.raised') <> 1`,
};

export async function checkClocks(look: Look): Promise<ClockFindings> {
  const findings = {} as ClockFindings;
  for (const [clause, sql] of Object.entries(CHECKS)) findings[clause as keyof ClockFindings] = (await look<{ name: string }>(sql)).map(({ name }) => name);
  return findings;
}
