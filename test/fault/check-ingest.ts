import type { Deed } from './history.js';

/** Reads the database as its owner. */
export type Look = <R = Record<string, unknown>>(sql: string, parameters?: unknown[]) => Promise<R[]>;

/** What must hold after any fault of the ingestion; each list is of offenders and must be empty. */
export interface IngestFindings {
  /** Acknowledged and not stored: the one thing that must never happen. */
  lost: string[];
  /** Stored and never tried. */
  invented: string[];
  /** Stored more than once. */
  twice: string[];
  /** An elder's open alarms of one type that are more than one. */
  doubledAlarms: string[];
  /** Alarms whose count is not the number of calls for help. */
  miscounted: string[];
  /** Open P1 alarms, unacknowledged and not yet with the district, that no timer watches. */
  unwatched: string[];
  /** Alarms without exactly one `alarm.raised`. */
  untold: string[];
}

const keyOf = (device: string, n: number) => `${device}#${n}`;

/** Compares the history of the devices with the database. */
export async function checkIngest(history: readonly Deed[], look: Look): Promise<IngestFindings> {
  const keys = (deed: Deed['deed']) => new Set(history.filter((one) => one.deed === deed).map(({ device, n }) => keyOf(device!, n!)));
  const [tried, acknowledged] = [keys('tried'), keys('acknowledged')];
  const stored = new Map<string, number>();
  for (const row of await look<{ device_id: string; n: number; times: number }>(
    `SELECT device_id, (metrics->>'number')::int AS n, count(*)::int AS times FROM alarm_ingestion.reading WHERE metrics->'number' IS NOT NULL GROUP BY 1, 2`,
  )) stored.set(keyOf(row.device_id, row.n), row.times);

  const calls = Map.groupBy(
    history.filter(({ deed, kind, device, n }) => deed === 'tried' && kind === 'sos' && stored.has(keyOf(device!, n!))),
    ({ device }) => device!,
  );
  const alarms = await look<{ device_id: string; count: number }>(`SELECT device_id, sum(count)::int AS count FROM alarm_ingestion.alarm WHERE type = 'SOS' GROUP BY 1`);
  const counted = new Map(alarms.map((alarm) => [alarm.device_id, alarm.count]));
  return {
    lost: [...acknowledged].filter((key) => !stored.has(key)),
    invented: [...stored.keys()].filter((key) => !tried.has(key)),
    twice: [...stored].filter(([, times]) => times > 1).map(([key]) => key),
    doubledAlarms: await names(look, `SELECT key AS name FROM alarm_ingestion.alarm WHERE closed_at IS NULL GROUP BY key HAVING count(*) > 1`),
    miscounted: [...calls].filter(([device, presses]) => counted.get(device) !== presses.length).map(([device]) => device),
    unwatched: await names(
      look,
      `SELECT id::text AS name FROM alarm_ingestion.alarm a
       WHERE level = 'P1' AND state = 'RAISED' AND NOT cancelled_by_wearer AND escalation IS DISTINCT FROM 'DISTRICT'
         AND NOT EXISTS (SELECT FROM platform.timer t WHERE t.kind = 'alarm.limit' AND starts_with(t.subject, a.id || '/ACKNOWLEDGE/'))`,
    ),
    untold: await names(
      look,
      `SELECT a.id::text AS name FROM alarm_ingestion.alarm a
       WHERE a.state <> 'SUPPRESSED' AND (SELECT count(*) FROM platform.event e WHERE e.subject = a.id::text AND e.name = 'alarm.raised') <> 1`,
    ),
  };
}

async function names(look: Look, sql: string): Promise<string[]> {
  return (await look<{ name: string }>(sql)).map(({ name }) => name);
}
