import type { Tally } from './history.js';

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
  /** Acknowledged while nothing could be committed. */
  answeredWhileDown: string[];
  /** An elder's open alarms of one type that are more than one. */
  doubledAlarms: string[];
  /** Elders whose alarm does not count as many calls for help as are stored, or who have none. */
  miscounted: string[];
}

const keyOf = (device: string, n: number) => `${device}#${n}`;

/** Compares the history of the devices with what is stored. */
export async function checkIngest(tally: Tally, look: Look): Promise<{ findings: IngestFindings; stored: number }> {
  const stored = new Map<string, Map<number, number>>();
  for (const { device, numbers } of await storedNumbers(look)) {
    const times = new Map<number, number>();
    for (const n of numbers) times.set(n, (times.get(n) ?? 0) + 1);
    stored.set(device, times);
  }
  const findings: IngestFindings = {
    lost: offenders(tally.acknowledged, (device, n) => !stored.get(device)?.has(n)),
    invented: [...stored].flatMap(([device, times]) => [...times.keys()].filter((n) => !tally.tried.get(device)?.has(n)).map((n) => keyOf(device, n))),
    twice: [...stored].flatMap(([device, times]) => [...times].filter(([, count]) => count > 1).map(([n]) => keyOf(device, n))),
    answeredWhileDown: tally.answeredWhileDown,
    doubledAlarms: (await look<{ key: string }>(`SELECT key FROM alarm_ingestion.alarm WHERE closed_at IS NULL GROUP BY key HAVING count(*) > 1`)).map(({ key }) => key),
    miscounted: await miscounted(tally, stored, look),
  };
  return { findings, stored: [...stored.values()].reduce((sum, times) => sum + times.size, 0) };
}

function storedNumbers(look: Look): Promise<{ device: string; numbers: number[] }[]> {
  return look(
    `SELECT device_id AS device, array_agg((metrics->>'number')::int) AS numbers FROM alarm_ingestion.reading WHERE metrics->'number' IS NOT NULL GROUP BY 1`,
  );
}

/** Each call that is stored is counted once in an alarm of its elder, so it has raised one. */
async function miscounted(tally: Tally, stored: Map<string, Map<number, number>>, look: Look): Promise<string[]> {
  const calls = new Map<string, number>();
  for (const [device, numbers] of tally.calls) {
    const count = [...numbers].filter((n) => stored.get(device)?.has(n)).length;
    const elder = tally.elderOf.get(device)!;
    if (count > 0) calls.set(elder, (calls.get(elder) ?? 0) + count);
  }
  const rows = await look<{ elder: string; count: number }>(`SELECT elder_id::text AS elder, sum(count)::int AS count FROM alarm_ingestion.alarm WHERE type = 'SOS' GROUP BY 1`);
  const counted = new Map(rows.map(({ elder, count }) => [elder, count]));
  return [...calls].filter(([elder, presses]) => counted.get(elder) !== presses).map(([elder]) => elder);
}

function offenders(numbers: Map<string, Set<number>>, isOne: (device: string, n: number) => boolean): string[] {
  return [...numbers].flatMap(([device, all]) => [...all].filter((n) => isOne(device, n)).map((n) => keyOf(device, n)));
}
