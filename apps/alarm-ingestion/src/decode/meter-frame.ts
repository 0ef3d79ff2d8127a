import { readText } from './payload.js';

/** Nothing on a meter bus is longer; a DTU collects a handful of answers in one message. */
const BYTES_LIMIT = 8192;
const HEX = /^[0-9A-Fa-f\s,:-]+$/;
/** Some DTUs write the line's name before it: `COM1:68…`, `RX,68…`. */
const PREFIX = /^[A-Za-z0-9_#]{1,16}[:,=]\s*(?=(?:0x)?(?:FE|68))/i;

type Bytes = { ok: true; bytes: Uint8Array } | { ok: false; why: string };

/** The frames of a message, sent as bytes or as hex text. */
export function readBytes(payload: Uint8Array): Bytes {
  if (payload.byteLength > BYTES_LIMIT) return { ok: false, why: 'payload-too-large' };
  if (payload.byteLength > 0 && (payload[0] === 0x68 || payload[0] === 0xfe) && payload.includes(0x16) && !isHexText(payload)) return { ok: true, bytes: payload };
  const read = readText(payload);
  if (!read.ok) return { ok: false, why: 'not-hex' };
  const text = read.text.trim().replace(PREFIX, '');
  if (!HEX.test(text)) return { ok: false, why: 'not-hex' };
  const digits = text.replace(/[\s,:-]/g, '');
  return digits.length > 0 && digits.length % 2 === 0 ? { ok: true, bytes: Buffer.from(digits, 'hex') } : { ok: false, why: 'not-hex' };
}

/** `68 …` as text begins with the digit 6 (0x36) or F; a frame of bytes begins with 0x68 ("h") or 0xFE. */
function isHexText(payload: Uint8Array): boolean {
  return payload.every((byte) => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66) || byte === 0x20);
}

/** What was found where a frame begins: the frame and its length, or why it is none. */
export type Found<F> = { ok: true; frame: F; length: number } | { ok: false; why: string };

/** Finds every frame. Bytes between frames are noise of the line, but a message without any whole frame says why. */
export function framesIn<F>(bytes: Uint8Array, readFrame: (bytes: Uint8Array, from: number) => Found<F>, limit = 64): { frames: F[]; why: string | null } {
  const frames: F[] = [];
  let why: string | null = null;
  for (let at = 0; at < bytes.length && frames.length < limit; ) {
    if (bytes[at] !== 0x68) {
      at++;
      continue;
    }
    const found = readFrame(bytes, at);
    if (found.ok) {
      frames.push(found.frame);
      at += found.length;
    } else {
      // A wrong checksum says more than what looks like a beginning inside the same bytes.
      if (why === null || found.why === 'bad-checksum') why = found.why;
      at++;
    }
  }
  return { frames, why: why ?? (frames.length === 0 ? 'no-frame' : null) };
}

export function checksum(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = (sum + (bytes[i] ?? 0)) & 0xff;
  return sum;
}

/** Binary-coded decimal, low byte first, as digits; null where a byte is none (FF and 99 fillers, a letter). */
export function bcd(bytes: Uint8Array, from: number, length: number): string | null {
  let digits = '';
  for (let i = from + length - 1; i >= from; i--) {
    const byte = bytes[i] ?? 0xff;
    if (byte >> 4 > 9 || (byte & 15) > 9) return null;
    digits += `${byte >> 4}${byte & 15}`;
  }
  return digits;
}

/** The same without asking whether it is decimal: an address stays one even with letters in it. */
export function address(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.subarray(from, from + length).toReversed()).toString('hex').toUpperCase();
}
