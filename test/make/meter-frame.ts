/** Frames of meters as their makers build them, checksum and all. Numbers in hex text, low byte first where the standard says so. */
const bytes = (hex: string): Buffer => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const reversed = (hex: string): Buffer => Buffer.from(bytes(hex).toReversed());
const finished = (frame: Buffer): Buffer => Buffer.concat([frame, Buffer.from([frame.reduce((sum, byte) => (sum + byte) & 0xff, 0), 0x16])]);

/** DL/T 645: `number` is the address of 12 digits, `data` the identifier and the value, not yet shifted by 0x33. */
export function dlt645(number: string, control: number, data: string): Buffer {
  const shifted = Buffer.from(bytes(data).map((byte) => (byte + 0x33) & 0xff));
  return finished(Buffer.concat([Buffer.from([0x68]), reversed(number), Buffer.from([0x68, control, shifted.length]), shifted]));
}

/** CJ/T 188: `number` is the address of 14 digits; what follows the length is `data` as it stands. */
export function cjt188(number: string, control: number, data: string, kind = 0x10): Buffer {
  const body = bytes(data);
  return finished(Buffer.concat([Buffer.from([0x68, kind]), reversed(number), Buffer.from([control, body.length]), body]));
}

/** The answer to "read the volume": hundredths of m3 as eight digits, a status byte. */
export const cjt188Volume = (number: string, digits: string, status = '00', unit = '2C', di = '901F'): Buffer =>
  cjt188(number, 0x81, `${di} 01 ${reversed(digits).toString('hex')} ${unit} 00000000 ${unit} 00000000000000 ${status} 00`);
