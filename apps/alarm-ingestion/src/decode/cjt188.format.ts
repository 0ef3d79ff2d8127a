import type { Metrics, Reading, Signal } from '#contracts/reading.js';
import { ignored, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { address, bcd, checksum, framesIn, type Found, readBytes } from './meter-frame.js';

interface Frame extends Pick<Reading, 'metrics' | 'alarms'> {
  address: string;
  answer: boolean;
}

const HEAD = 11;
const ANSWER = 0x80;
const REFUSED = 0x40;
const READ = 0x01;
/** 10 cold, 11 hot, 12 drinking, 13 reclaimed; 30 gas. Heat meters (20) put the heat first and are not read. */
const VOLUME_KINDS = new Set([0x10, 0x11, 0x12, 0x13, 0x30]);
/** Unit codes, table 2 of CJ/T 188-2004, as the factor to m3. */
const CUBIC_METERS: Readonly<Record<number, number>> = { 0x29: 0.001, 0x2c: 1 };
/** DI (2), SER, current volume (5), volume of the settling day (5), meter's own time (7), status (2). */
const VALUE_AT = 3;
const STATUS_AT = 20;
const LOW_BATTERY_BIT = 0x04;

/**
 * CJ/T 188-2004 water and gas meters: `[FE…] 68 T A0..A6 C L DI0 DI1 SER … CS 16`, as bytes or hex text, several frames a
 * message. The address in the frame is the child's number at its DTU. The meter's own date-time is local and not used.
 */
export const CJT188: DeviceFormat = {
  name: 'cjt188-2004',
  claims: () => false,
  decode: decodeCjt188,
};

function decodeCjt188(message: RawMessage): Decoded {
  const read = readBytes(message.payload);
  if (!read.ok) return rejected(read.why);
  const { frames, why } = framesIn(read.bytes, readFrame);
  if (frames.length === 0) return rejected(why ?? 'no-frame');
  const readings = frames.filter(({ answer }) => answer).map(({ address: deviceId, metrics, alarms }): Reading => ({ deviceId, at: null, metrics, alarms }));
  return readings.length > 0 ? { outcome: 'reading', readings } : ignored('question-to-a-meter');
}

function readFrame(bytes: Uint8Array, from: number): Found<Frame> {
  if (bytes.length < from + HEAD + 2) return { ok: false, why: 'frame-cut-short' };
  const [kind, control, length] = [bytes[from + 1]!, bytes[from + 9]!, bytes[from + 10]!];
  const end = from + HEAD + length;
  if (bytes[end + 1] !== 0x16) return { ok: false, why: 'frame-cut-short' };
  if (checksum(bytes, from, end) !== bytes[end]) return { ok: false, why: 'bad-checksum' };
  const answer = (control & ANSWER) !== 0;
  const reads = answer && (control & REFUSED) === 0 && (control & 0x3f) === READ && VOLUME_KINDS.has(kind);
  const data = bytes.subarray(from + HEAD, end);
  const said = reads ? readData(data) : { metrics: {}, alarms: [] };
  if (!said) return { ok: false, why: 'bad-value' };
  return { ok: true, frame: { address: address(bytes, from + 2, 7), answer, ...said }, length: end + 2 - from };
}

/** `90 1F` or `1F 90`: the current volume, in either order of bytes. Null when its digits are none. */
function readData(data: Uint8Array): Pick<Reading, 'metrics' | 'alarms'> | null {
  const [first, second] = [data[0], data[1]];
  const isVolume = (first === 0x90 && second === 0x1f) || (first === 0x1f && second === 0x90);
  if (!isVolume || data.length < VALUE_AT + 5) return { metrics: {}, alarms: [] };
  const digits = bcd(data, VALUE_AT, 4);
  const factor = CUBIC_METERS[data[VALUE_AT + 4]!];
  if (digits === null) return data.subarray(VALUE_AT, VALUE_AT + 4).every((byte) => byte === 0xff) ? { metrics: {}, alarms: [] } : null;
  const metrics: Metrics = factor === undefined ? {} : { volumeTotal: Number(((Number(digits) / 100) * factor).toFixed(6)) };
  return { metrics, alarms: statusOf(data[STATUS_AT]) };
}

/** FF is a filler, not a status with every bit set. */
function statusOf(status: number | undefined): Signal[] {
  return status !== undefined && status !== 0xff && (status & LOW_BATTERY_BIT) !== 0 ? [{ type: 'LOW_BATTERY', active: true }] : [];
}
