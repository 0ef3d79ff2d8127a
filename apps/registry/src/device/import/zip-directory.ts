/** Limits of an uploaded workbook, looked at before a byte is unpacked: a 219 KB file of repeated zeros took 453 MB. */
const ENTRIES_LIMIT = 200;
const UNPACKED_LIMIT_BYTES = 20 * 1024 * 1024;
const RATIO_LIMIT = 100;

// ZIP (APPNOTE 6.3.10), sections 4.3.12 and 4.3.16.
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const COMMENT_LIMIT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const ENCRYPTED = 0x1;

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packedBytes: number;
  bytes: number;
  /** Of its local header. */
  offset: number;
}

export type ZipVerdict = { ok: true; entries: ZipEntry[] } | { ok: false; why: 'not-a-workbook' | 'workbook-too-large' };

/** The directory of a ZIP file, if it keeps within the limits. Sizes are what the file claims: the unpacking holds it to them. */
export function readZipDirectory(file: Buffer): ZipVerdict {
  const end = endOf(file);
  if (end === null) return { ok: false, why: 'not-a-workbook' };
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > ENTRIES_LIMIT) return { ok: false, why: 'workbook-too-large' };
  const entries: ZipEntry[] = [];
  for (let n = 0; n < count; n++) {
    if (at + ENTRY_LENGTH > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return { ok: false, why: 'not-a-workbook' };
    const nameLength = file.readUInt16LE(at + 28);
    const entry = {
      name: file.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      bytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    if (file.readUInt16LE(at + 8) & ENCRYPTED || (entry.method !== 0 && entry.method !== 8)) return { ok: false, why: 'not-a-workbook' };
    entries.push(entry);
    at += ENTRY_LENGTH + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  const [bytes, packed] = [sum(entries.map((entry) => entry.bytes)), sum(entries.map((entry) => entry.packedBytes))];
  // A claim of 4 GB (also ZIP64's sign) is over the limit by itself.
  if (bytes > UNPACKED_LIMIT_BYTES || bytes > RATIO_LIMIT * Math.max(packed, 1)) return { ok: false, why: 'workbook-too-large' };
  return { ok: true, entries };
}

/** The end record stands last, before a comment of at most 64 kB. */
function endOf(file: Buffer): number | null {
  for (let at = file.length - END_LENGTH; at >= 0 && at >= file.length - END_LENGTH - COMMENT_LIMIT; at--) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return null;
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
