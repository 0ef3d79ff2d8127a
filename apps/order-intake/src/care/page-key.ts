import { fromCursor } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The place a cursor of an instant and an id stands for; a made-up one is a bad input, not a database error. */
export function keyOf(cursor: string | undefined): [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = fromCursor(cursor) ?? [];
  if (typeof at === 'string' && INSTANT.test(at) && typeof id === 'string' && UUID.test(id)) return [at, id];
  throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'after', message: 'after must be the `next` of an earlier page' }] });
}
