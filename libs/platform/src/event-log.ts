import { type AnyHappened, type EventName, FLOW, type Flow, type Happened } from '#contracts/flow.js';
import type { Transaction } from './database.js';

/** What a service says: the event, whom it is about, and who may hear of it. */
export interface Telling<N extends EventName = EventName> {
  name: N;
  subject: string;
  orgPath: string;
  providerIds?: string[];
  caregiverIds?: string[];
  elderId?: string | null;
  actor?: { accountId: string; name: string } | null;
  payload: Flow[N];
}

/** The channel that wakes the followers. */
export const EVENT_CHANNEL = 'huying_event';

/** Appends one event in the caller's transaction. */
export async function tell<N extends EventName>(tx: Transaction, event: Telling<N>): Promise<void> {
  await tellAll(tx, [event as unknown as Telling]);
}

/** Appends events in their order, in the caller's transaction, with one wake-up for all. */
export async function tellAll(tx: Transaction, events: readonly Telling[]): Promise<void> {
  if (events.length === 0) return;
  const foreign = events.find((event) => FLOW[event.name].saidBy !== tx.service);
  if (foreign) throw new Error(`${foreign.name} is said by ${FLOW[foreign.name].saidBy}, not by ${tx.service}: see FLOW.`);
  const rows = events.map((event) => ({
    name: event.name,
    said_by: tx.service,
    subject: event.subject,
    at: tx.now.toISOString(),
    org_path: event.orgPath,
    provider_ids: event.providerIds ?? [],
    caregiver_ids: event.caregiverIds ?? [],
    elder_id: event.elderId ?? null,
    actor: event.actor ?? null,
    payload: event.payload,
  }));
  await tx.query(
    `WITH said AS (
       INSERT INTO platform.event (name, said_by, subject, at, org_path, provider_ids, caregiver_ids, elder_id, actor, payload)
       SELECT name, said_by, subject, at, org_path, provider_ids, caregiver_ids, elder_id, actor, payload
       FROM jsonb_to_recordset($1::jsonb) AS e (name text, said_by text, subject text, at timestamptz, org_path text,
         provider_ids text[], caregiver_ids text[], elder_id uuid, actor jsonb, payload jsonb))
     SELECT pg_notify('${EVENT_CHANNEL}', '')`,
    [JSON.stringify(rows)],
  );
}

/** A place in the log: everything at or before it has been seen. */
export interface Cursor {
  xid: string;
  id: string;
}
export const LOG_START: Cursor = { xid: '0', id: '0' };

export const cursorText = ({ xid, id }: Cursor): string => `${xid}.${id}`;

/** Null when the text is no cursor. */
export function parseCursor(text: string): Cursor | null {
  const match = /^(\d{1,20})\.(\d{1,19})$/.exec(text);
  return match ? { xid: match[1]!, id: match[2]! } : null;
}

interface EventRow {
  xid: string;
  id: string;
  name: EventName;
  subject: string;
  at: Date;
  org_path: string;
  provider_ids: string[];
  caregiver_ids: string[];
  elder_id: string | null;
  actor: Happened['actor'];
  payload: unknown;
}

// Read as text (they outgrow a JavaScript number); so ORDER BY must name the table, or it would sort the texts.
const COLUMNS = 'xid::text AS xid, id::text AS id, name, subject, at, org_path, provider_ids, caregiver_ids, elder_id, actor, payload';

/**
 * Up to `limit` events after `after`, in log order, only those that no running transaction can still get in front of
 * (a plain `id > last` missed 3,332 of 13,928 events under eight writers).
 */
export async function readEvents(tx: Transaction, after: Cursor, limit: number, names?: readonly EventName[]): Promise<AnyHappened[]> {
  const rows = await tx.query<EventRow>(
    `SELECT ${COLUMNS} FROM platform.event
     WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
       AND ($4::text[] IS NULL OR name = ANY ($4))
     ORDER BY event.xid, event.id LIMIT $3`,
    [after.xid, after.id, limit, names ?? null],
  );
  return rows.map(happened);
}

/** The newest `limit` events, oldest first. */
export async function readNewestEvents(tx: Transaction, limit: number): Promise<AnyHappened[]> {
  const rows = await tx.query<EventRow>(
    `SELECT ${COLUMNS} FROM platform.event
     WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY event.xid DESC, event.id DESC LIMIT $1`,
    [limit],
  );
  return rows.toReversed().map(happened);
}

/** Everything said about one subject, oldest first: its story. */
export async function storyOf(tx: Transaction, subject: string): Promise<AnyHappened[]> {
  const rows = await tx.query<EventRow>(`SELECT ${COLUMNS} FROM platform.event WHERE subject = $1 ORDER BY event.xid, event.id`, [subject]);
  return rows.map(happened);
}

/** The newest place that a reader may have reached. */
export async function newestCursor(tx: Transaction): Promise<Cursor> {
  const [row] = await tx.query<Cursor>(
    `SELECT xid::text AS xid, id::text AS id FROM platform.event
     WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY event.xid DESC, event.id DESC LIMIT 1`,
  );
  return row ?? LOG_START;
}

function happened(row: EventRow): AnyHappened {
  return {
    name: row.name,
    cursor: cursorText(row),
    subject: row.subject,
    at: row.at.toISOString(),
    orgPath: row.org_path,
    providerIds: row.provider_ids,
    caregiverIds: row.caregiver_ids,
    elderId: row.elder_id,
    actor: row.actor,
    payload: row.payload,
  } as AnyHappened;
}
