import type { Metrics, Reading } from '#contracts/reading.js';
import { ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { address, bcd, checksum, framesIn, type Found, readBytes } from './meter-frame.js';

interface Frame {
  address: string;
  /** From the meter; else it is the reader's question. */
  answer: boolean;
  metrics: Metrics;
}

/** What each data identifier says: bytes and decimals of its number. 2007: four bytes; 1997: two. Source: DL/T 645-2007 annex A. */
const ITEMS: Readonly<Record<string, { to: string; bytes: number; decimals: number; times?: number; signed?: true }>> = {
  '00010000': { to: 'energyImportTotal', bytes: 4, decimals: 2 },
  '00020000': { to: 'energyExportTotal', bytes: 4, decimals: 2 },
  '02010100': { to: 'voltage', bytes: 2, decimals: 1 },
  '02020100': { to: 'current', bytes: 3, decimals: 3, signed: true },
  '02030000': { to: 'power', bytes: 3, decimals: 4, times: 1000, signed: true },
  '9010': { to: 'energyImportTotal', bytes: 4, decimals: 2 },
  '9020': { to: 'energyExportTotal', bytes: 4, decimals: 2 },
};
const HEAD = 10;
const ANSWER = 0x80;
const REFUSED = 0x40;
/** A reader's command byte, and read and read-more. 1997: C 01/81, 2007: C 11/91 and 12/92. */
const READ_1997 = 0x01;
const READ_2007 = new Set([0x11, 0x12]);

/**
 * DL/T 645 electricity meters, 2007 and the 1997 form: `[FE…] 68 A0..A5 68 C L DATA CS 16`, as bytes or hex text, several
 * frames a message. The address in the frame is the child's number at its DTU. A wrong checksum is no frame.
 */
export const DLT645: DeviceFormat = {
  name: 'dlt645-2007',
  claims: () => false,
  decode: decodeDlt645,
};

function decodeDlt645(message: RawMessage): Decoded {
  const read = readBytes(message.payload);
  if (!read.ok) return rejected(read.why);
  const { frames, why } = framesIn(read.bytes, readFrame);
  if (frames.length === 0) return rejected(why ?? 'no-frame');
  const readings = frames.filter(({ answer }) => answer).map((frame): Reading => ({ deviceId: frame.address, at: null, metrics: frame.metrics, alarms: [] }));
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('question-to-a-meter');
}

function readFrame(bytes: Uint8Array, from: number): Found<Frame> {
  if (bytes.length < from + HEAD + 2 || bytes[from + 7] !== 0x68) return { ok: false, why: 'not-a-frame' };
  const [control, length] = [bytes[from + 8]!, bytes[from + 9]!];
  const end = from + HEAD + length;
  if (bytes[end + 1] !== 0x16) return { ok: false, why: 'frame-cut-short' };
  if (checksum(bytes, from, end) !== bytes[end]) return { ok: false, why: 'bad-checksum' };
  const answer = (control & ANSWER) !== 0;
  // Data travels with 0x33 added to each byte.
  const data = bytes.slice(from + HEAD, end).map((byte) => (byte - 0x33) & 0xff);
  const metrics = answer && (control & REFUSED) === 0 ? readData(control & 0x1f, data) : {};
  return { ok: true, frame: { address: address(bytes, from + 1, 6), answer, metrics }, length: end + 2 - from };
}

function readData(command: number, data: Uint8Array): Metrics {
  const idBytes = command === READ_1997 ? 2 : READ_2007.has(command) ? 4 : 0;
  const id = idBytes > 0 && data.length > idBytes ? address(data, 0, idBytes) : '';
  if (!Object.hasOwn(ITEMS, id)) return {};
  const item = ITEMS[id]!;
  if (data.length < idBytes + item.bytes) return {};
  const number = data.slice(idBytes, idBytes + item.bytes);
  const top = item.bytes - 1;
  // Of a signed number the highest bit is the direction.
  const negative = item.signed === true && (number[top]! & 0x80) !== 0;
  if (item.signed) number[top] = number[top]! & 0x7f;
  const digits = bcd(number, 0, item.bytes);
  if (digits === null) return {};
  const value = Number((Number(digits) * (item.times ?? 1) * 10 ** -item.decimals).toFixed(6));
  return { [item.to]: negative ? -value : value };
}
