import { inflateRawSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';

// Runs in a worker of its own with little memory, and imports nothing of ours: Node runs it as it is, built or not.

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  offset: number;
}
interface Task {
  file: Uint8Array;
  entries: Entry[];
  rowLimit: number;
  columnLimit: number;
}
type Cell = string | null;
type Tag = { name: string; attributes: string; closes: boolean; empty: boolean; textAfter: string };

const { file, entries, rowLimit, columnLimit } = workerData as Task;
const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);

/** The cells of the first sheet, row by row; null for a formula. Empty rows keep their place. */
function readFirstSheet(): Cell[][] {
  const shared = has('xl/sharedStrings.xml') ? sharedStrings(textOf('xl/sharedStrings.xml')) : [];
  const rows: Cell[][] = [];
  let at = { row: -1, column: -1, type: '', formula: false };
  let inside = '';
  let value = '';
  for (const tag of tags(textOf(firstSheet()))) {
    if (tag.name === 'row' && !tag.closes) {
      const row = Number(attribute(tag, 'r') ?? at.row + 2) - 1;
      if (!(row >= 0 && row < rowLimit)) throw new Error('too-many-rows');
      at = { ...at, row, column: -1 };
    } else if (tag.name === 'c' && !tag.closes) {
      at = { row: at.row, column: columnOf(attribute(tag, 'r')) ?? at.column + 1, type: attribute(tag, 't') ?? 'n', formula: false };
      value = '';
    } else if (tag.name === 'f') at.formula = true;
    inside = tag.closes || tag.empty ? '' : tag.name;
    if (inside === 'v' || inside === 't') value += tag.textAfter;
    if (tag.name === 'c' && (tag.closes || tag.empty) && at.row >= 0 && at.column < columnLimit) {
      const row = (rows[at.row] ??= []);
      row[at.column] = at.formula ? null : valueOf(at.type, value, shared);
    }
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => (cell === undefined ? '' : cell)));
}

function valueOf(type: string, value: string, shared: string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  // A number of ten digits is an id that the spreadsheet took for a number.
  if (type === 'n' && value !== '' && Number.isSafeInteger(Number(value))) return String(Number(value));
  return value;
}

/** Rich texts are joined; phonetic hints stand in `rPh` and are left out. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let phonetic = false;
  for (const tag of tags(xml)) {
    if (tag.name === 'si' && !tag.closes) strings.push('');
    if (tag.name === 'rPh') phonetic = !tag.closes && !tag.empty;
    if (tag.name === 't' && !tag.closes && !tag.empty && !phonetic) strings[strings.length - 1] += tag.textAfter;
  }
  return strings;
}

function firstSheet(): string {
  const sheet = [...tags(textOf('xl/workbook.xml'))].find((tag) => tag.name === 'sheet' && !tag.closes);
  const id = sheet && /\br:id="([^"]+)"/.exec(sheet.attributes)?.[1];
  const link = [...tags(textOf('xl/_rels/workbook.xml.rels'))].find((tag) => tag.name === 'Relationship' && attribute(tag, 'Id') === id);
  const target = (link && attribute(link, 'Target')) ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Each tag with the text that follows it. Names without their prefix. Alternatives that begin differently: linear in the text. */
function* tags(xml: string): Generator<Tag> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('not-a-workbook');
  for (const [, closes, name, attributes, empty, text] of xml.matchAll(/<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"'/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>([^<]*)/g)) {
    yield { name: name!, attributes: attributes!, closes: closes === '/', empty: empty === '/', textAfter: plain(text!) };
  }
}

const attribute = (tag: Tag, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag.attributes)?.[1];
  return found === undefined ? undefined : plain(found);
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** B7 -> 1 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference && /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters ? [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1 : undefined;
}

const has = (name: string): boolean => entries.some((entry) => entry.name === name);

function textOf(name: string): string {
  const entry = entries.find((one) => one.name === name);
  if (!entry || bytes.readUInt32LE(entry.offset) !== 0x04034b50) throw new Error('not-a-workbook');
  // The local header repeats the name; its extra field may differ from the directory's.
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  // A file that unpacks to more than it claimed is cut here.
  return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.bytes, 1) })).toString('utf8');
}

let answer: { ok: true; rows: Cell[][] } | { ok: false; why: string };
try {
  answer = { ok: true, rows: readFirstSheet() };
} catch (error) {
  answer = { ok: false, why: (error as Error).message === 'too-many-rows' ? 'too-many-rows' : 'not-a-workbook' };
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a worker thread, no window
parentPort?.postMessage(answer);
