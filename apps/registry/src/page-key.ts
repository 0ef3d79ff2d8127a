import { fromCursor } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';

/** The sort key of the last row seen; nulls on the first page. */
export type PageKey = (string | null)[];

/** The `length` texts inside a page's cursor; nulls on the first page. A made-up cursor is bad input. */
export function pageKey(after: string | undefined, length: number): PageKey {
  if (after === undefined) return Array.from({ length }, () => null);
  const key = fromCursor(after);
  if (key?.length === length && key.every((part) => typeof part === 'string')) return key;
  throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'after', message: 'after must be the `next` of an earlier page' }] });
}

/** Text to be found anywhere in a column: LIKE's own signs lose their meaning. */
export const likeAnywhere = (text: string | undefined): string | null => (text ? `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null);
