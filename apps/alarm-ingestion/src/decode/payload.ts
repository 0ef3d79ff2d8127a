/** Larger than any telegram of a supported device; the largest real one measured is below 4 kB. */
export const PAYLOAD_LIMIT_BYTES = 64 * 1024;
/** Real messages nest four deep at most. */
const DEPTH_LIMIT = 16;

type Text = { ok: true; text: string } | { ok: false; why: string };
type Json = { ok: true; value: unknown } | { ok: false; why: string };
type JsonObject = { ok: true; value: Record<string, unknown> } | { ok: false; why: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The payload as text. PostgreSQL stores no NUL, and no device has a reason to send one. */
export function readText(payload: Uint8Array): Text {
  if (payload.byteLength > PAYLOAD_LIMIT_BYTES) return { ok: false, why: 'payload-too-large' };
  let text: string;
  try {
    text = utf8.decode(payload);
  } catch {
    return { ok: false, why: 'not-utf8' };
  }
  return text.includes('\0') ? { ok: false, why: 'nul-in-payload' } : { ok: true, text };
}

/** The payload as JSON, refused when it nests deeper than any device does. */
export function readJson(payload: Uint8Array): Json {
  const read = readText(payload);
  if (!read.ok) return read;
  if (isTooDeep(read.text)) return { ok: false, why: 'json-too-deep' };
  try {
    return { ok: true, value: JSON.parse(read.text) as unknown };
  } catch {
    return { ok: false, why: 'not-json' };
  }
}

/** The payload as one JSON object. */
export function readJsonObject(payload: Uint8Array): JsonObject {
  const json = readJson(payload);
  if (!json.ok) return json;
  return isObject(json.value) ? { ok: true, value: json.value } : { ok: false, why: 'not-a-json-object' };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property only: `__proto__` and `constructor` in a payload are never followed. */
export function field(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > DEPTH_LIMIT) return true;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return false;
}
