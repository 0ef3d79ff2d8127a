import type { DeviceClass } from '#contracts/device.js';
import type { Reading } from '#contracts/reading.js';

/** What the registry says of the device that a message is about: it decides what a bare input or an odd model means. */
export interface DeviceFacts {
  class: DeviceClass;
  model: string;
}

/** A message as the door received it, before anybody has read it. */
export interface RawMessage {
  /** Null when the message did not come over MQTT. */
  topic: string | null;
  /** What the operator put before the family's own levels (`zigbee2mqtt/ZGW-1`), when it is known. */
  baseTopic?: string;
  /** Absent when nobody has looked it up yet, and for a gateway. */
  device?: DeviceFacts;
  payload: Uint8Array;
  /** Decides whether a device's own clock is plausible, and stands in when it is not. */
  receivedAt: Date;
}

/** What a message of ours says about itself. */
export interface Envelope {
  /** The device's rising number. */
  seq: number | null;
  /** The device waits for `down/{deviceId}/receipt`. */
  wantsReceipt: boolean;
}

/**
 * What a message turned out to be.
 * reading: values or signals of one or more devices, each under the name that the topic or its gateway gives it.
 * availability: a device or gateway says that it is there or gone; `ofGateway`: the one that carries the others.
 * ignored: understood, of no use here. rejected: not understood; goes to the dead letters with its reason.
 */
export type Decoded =
  | { outcome: 'reading'; readings: Reading[]; envelope?: Envelope }
  | { outcome: 'availability'; deviceId: string; online: boolean; ofGateway?: true }
  | { outcome: 'ignored'; why: string }
  | { outcome: 'rejected'; why: string };

export const ignored = (why: string): Decoded => ({ outcome: 'ignored', why });
export const rejected = (why: string): Decoded => ({ outcome: 'rejected', why });
export const readingOf = (...readings: Reading[]): Decoded => ({ outcome: 'reading', readings });
export const availabilityOf = (deviceId: string, online: boolean): Decoded => ({ outcome: 'availability', deviceId, online });
export const gatewayIs = (deviceId: string, online: boolean): Decoded => ({ outcome: 'availability', deviceId, online, ofGateway: true });

/** One device format: its topics, and how a message of it is read. `decode` never throws. */
export interface DeviceFormat {
  name: string;
  /** True when a message on this topic is of this format though nobody said so. */
  claims(topic: string): boolean;
  decode(message: RawMessage): Decoded;
  /** Its numbers mean something only once the model is known: a gateway's message is read again for the child that it names. */
  byModel?: true;
}
