/** Whether a cursor of a client is `[instant, id]`: one that was made up must not become an error of the database. */
export function isInstantKey(key: unknown[] | null): key is [string, string] {
  const [instant, id] = key ?? [];
  return key?.length === 2 && isInstant(instant) && isUuid(id);
}

export const isInstant = (text: unknown): boolean => typeof text === 'string' && /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text));
export const isUuid = (text: unknown): boolean => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
