import type { DeviceClass } from './device.js';

/** What shows that an elder is up and about. Water and power are metered: they are known up to the last register only. */
export const CHANNELS = ['water', 'power', 'door', 'movement', 'bed'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A sensor beside the one that raised: how long it has been quiet too. */
export interface QuietBeside {
  channel: Channel;
  quietHours: number;
}

/**
 * Why a judged alarm was raised, in facts that an operator can say in one sentence. Hours are rounded to a tenth.
 *   quiet    "已 9 小时没有用水,她平时这个时段最长 4 小时": usualHours is what nine in ten of her own gaps from that hour
 *            stay within; null while her habits are not known, then limitHours is the fixed limit that was passed
 *   vitals   NEWS2 in part: "partial, k of 7", never a total
 */
export type Because =
  | {
      kind: 'quiet';
      channel: Channel;
      /** Since when: the last sign of life on this channel, or the return home. ISO 8601 UTC. */
      since: string;
      quietHours: number;
      usualHours: number | null;
      limitHours: number | null;
      /** Water that still flowed in the window of a fixed limit. */
      litres: number | null;
      beside: QuietBeside[];
    }
  | { kind: 'use'; litres: number; hours: number }
  | { kind: 'outside'; distanceMeters: number; minutes: number }
  | { kind: 'out-of-bed'; since: string; minutes: number }
  | { kind: 'vitals'; score: number; measured: number; of: 7; red: string[] };

/** Which channel a device's class speaks for; null: none. */
export const CHANNEL_OF: Readonly<Partial<Record<DeviceClass, Channel>>> = { WATER: 'water', POWER: 'power', DOOR: 'door', MOTION: 'movement', BED: 'bed' };
