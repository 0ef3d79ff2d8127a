import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export const PAGE_LIMIT_MAX = 200;

/** A page of a list: at most `limit` items after the opaque cursor that the last page gave. */
export class PageQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(PAGE_LIMIT_MAX) limit: number = 50;
  @IsOptional() @IsString() @MaxLength(500) @Matches(/^[\w-]+$/) after?: string;
}

export interface Page<T> {
  items: T[];
  /** Hand it back as `after` for the next page; null on the last. */
  next: string | null;
}

/** The sort key of the last row, made opaque. */
export const toCursor = (key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key inside a cursor; null when a client made one up. */
export function fromCursor(cursor: string): unknown[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) ? key : null;
  } catch {
    return null;
  }
}

/** Cuts `limit + 1` fetched rows to a page. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => unknown[]): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? toCursor(keyOf(items.at(-1)!)) : null };
}
