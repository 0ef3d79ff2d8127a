import type { DeviceClass } from '#contracts/device.js';
import type { Decoded, DeviceFormat, RawMessage } from '../../apps/alarm-ingestion/src/decode/decoded.js';

export const receivedAt = new Date('2026-03-01T08:00:00Z');

const bytes = (body: unknown): Uint8Array =>
  body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

/** Says a body (an object becomes JSON) to one format, as a device that is registered as `of`, when that matters. */
export function saying(format: DeviceFormat, of?: DeviceClass, model = '') {
  const say = (topic: string | null, body: unknown, more: Partial<RawMessage> = {}): Decoded =>
    format.decode({ topic, payload: bytes(body), receivedAt, ...(of ? { device: { class: of, model } } : {}), ...more });
  /** The only reading of it, or an error that says what came instead. */
  const read = (topic: string | null, body: unknown) => {
    const decoded = say(topic, body);
    if (decoded.outcome !== 'reading' || decoded.readings.length !== 1) throw new Error(JSON.stringify(decoded));
    return decoded.readings[0]!;
  };
  return { say, read };
}

export const on = <T extends string>(type: T) => ({ type, active: true });
export const off = <T extends string>(type: T) => ({ type, active: false });
