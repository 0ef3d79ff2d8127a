import { EVENT_CHANNEL } from '#platform/event-log.js';
import { FLOW } from '#contracts/flow.js';
import pg from 'pg';
import { inventHistory } from './invent-history.js';
import { iso, type PastElder, type PastEvent } from './past-event.js';

const BATCH_EVENTS = 5_000;
/** These would act on the past as if it were today; the rate alone is to read it. */
const BEGIN_AFTER_IT = ['alarm-ingestion', 'order-intake', 'dispatch'];

/**
 * Puts the invented past into an empty event log, as an earlier installation would have left it; response-rate then
 * counts it like any other events. Answers how many events there are.
 */
export async function writeHistory(ownerUrl: string, seed: number): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const { rows: elders } = await client.query<PastElder>(`SELECT id, street_code AS "streetCode", org_path AS "orgPath" FROM registry.elder_view ORDER BY id`);
    const { rows: clock } = await client.query<{ now: Date }>('SELECT platform.now() AS now');
    const events = inventHistory(seed, elders, clock[0]!.now.getTime());
    await client.query('BEGIN');
    for (let i = 0; i < events.length; i += BATCH_EVENTS) await append(client, events.slice(i, i + BATCH_EVENTS));
    await client.query(
      `INSERT INTO platform.event_cursor (consumer, xid, id)
       SELECT consumer, e.xid, e.id FROM unnest($1::text[]) consumer, (SELECT xid, id FROM platform.event ORDER BY event.xid DESC, event.id DESC LIMIT 1) e`,
      [BEGIN_AFTER_IT],
    );
    await client.query(`SELECT pg_notify('${EVENT_CHANNEL}', '')`);
    await client.query('COMMIT');
    return events.length;
  } finally {
    await client.end();
  }
}

async function append(client: pg.Client, events: PastEvent[]): Promise<void> {
  const rows = events.map(({ name, subject, at, orgPath, elderId, payload }) => ({
    name,
    said_by: FLOW[name].saidBy,
    subject,
    at: iso(at),
    org_path: orgPath,
    elder_id: elderId,
    payload,
  }));
  await client.query(
    `INSERT INTO platform.event (name, said_by, subject, at, org_path, elder_id, payload)
     SELECT name, said_by, subject, at, org_path, elder_id, payload
     FROM jsonb_to_recordset($1::jsonb) AS e (name text, said_by text, subject text, at timestamptz, org_path text, elder_id uuid, payload jsonb)`,
    [JSON.stringify(rows)],
  );
}
