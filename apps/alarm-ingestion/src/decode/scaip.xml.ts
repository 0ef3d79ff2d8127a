/** The largest `mrq` of the standard has some thirty elements. */
const LEAVES_LIMIT = 64;
const LEAF = /\s*<([A-Za-z][A-Za-z0-9_.-]{0,31})(?:\s*\/>|>([^<]*)<\/([A-Za-z][A-Za-z0-9_.-]{0,31})\s*>)/y;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

export type Leaves = { ok: true; leaves: ReadonlyMap<string, string> } | { ok: false; why: string };

/**
 * Reads `<root><a>…</a><b>…</b></root>` and nothing else: no document type, so no entity of anybody's making; no
 * attributes, no nesting, no comments. A whole XML parser would bring all of these for a message that never has them.
 * Each character is looked at once.
 */
export function readLeaves(text: string, root: string): Leaves {
  const body = text.trim().replace(/^\uFEFF?(<\?xml[^<>]*\?>)?\s*/, '');
  const [open, close] = [`<${root}>`, `</${root}>`];
  if (!body.startsWith(open) || !body.endsWith(close)) return { ok: false, why: 'not-scaip-xml' };
  const inside = body.slice(open.length, -close.length);
  const leaves = new Map<string, string>();
  LEAF.lastIndex = 0;
  for (let at = 0; inside.slice(at).trim() !== ''; at = LEAF.lastIndex) {
    if (leaves.size >= LEAVES_LIMIT) return { ok: false, why: 'too-many-elements' };
    LEAF.lastIndex = at;
    const [, name = '', content = '', end = name] = LEAF.exec(inside) ?? [];
    // Twice the same would leave it to chance which of the two is the device.
    if (name === '' || end !== name || leaves.has(name)) return { ok: false, why: 'not-scaip-xml' };
    leaves.set(name, content.replace(/&(amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity]!));
  }
  return { ok: true, leaves };
}
