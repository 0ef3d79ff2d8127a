import type { AlarmType } from '#contracts/alarm.js';
import type { Channel } from '#contracts/because.js';
import { type BedState, noteBed } from './bed-exit.js';
import { type Fence, type FenceState, notePosition } from './geofence.js';
import { type Channels, noteQuiet, noteSign } from './inactivity.js';
import type { JudgeFact } from './judge-facts.js';
import { noteVital, type VitalState } from './news2.js';
import { freshPower, notePower, type PowerMeter } from './standing-load.js';
import { freshMeter, noteRegister, type WaterMeter } from './water-window.js';

/** What has been told of an owner and not taken back. */
export interface Standing {
  deviceId: string;
  /** When it was told first, and last. */
  firstMs: number;
  atMs: number;
  /** The beginning of the quiet that was told of. */
  sinceMs: number;
  suppressed: boolean;
}

/** All that judging remembers of an owner: an elder, or a device that belongs to nobody. It is kept as it is, as JSON. */
export interface JudgeState {
  channels: Channels;
  water: Record<string, WaterMeter>;
  power: Record<string, PowerMeter>;
  /** Whether each door is open. */
  doors: Record<string, { atMs: number; open: boolean }>;
  fence: (FenceState & { deviceId: string }) | null;
  bed: (BedState & { deviceId: string }) | null;
  vitals: VitalState;
  vitalsBy: string | null;
  /** Whether the elder was away when last looked at, and since when she has been home again. */
  away: boolean;
  homeSinceMs: number;
  told: Partial<Record<AlarmType, Standing>>;
  /** When somebody looks again by the clock. */
  lookAtMs: number | null;
  /** When the silence ahead was worked out last, and for which channels: once an hour is enough while nothing is due. */
  lookedAhead: string;
}

export const freshState = (): JudgeState => ({
  channels: {},
  water: {},
  power: {},
  doors: {},
  fence: null,
  bed: null,
  vitals: {},
  vitalsBy: null,
  away: false,
  homeSinceMs: 0,
  told: {},
  lookAtMs: null,
  lookedAhead: '',
});

/** A fact with the device that said it. */
export interface Said {
  deviceId: string;
  atMs: number;
  fact: JudgeFact;
  /** A device silent for so long has missed something: what it says next begins anew. */
  silentMs: number;
}

/** One fact joins what is remembered. */
export function note(state: JudgeState, { deviceId, atMs, fact, silentMs }: Said, fence: Fence | null): JudgeState {
  const sign = (channel: Channel, at: number, begins: boolean): Channels =>
    noteSign(state.channels, channel, { deviceId, atMs: at, begins, homeSinceMs: state.homeSinceMs, away: state.away });
  switch (fact.kind) {
    case 'register': {
      const { meter, usedMs, begins } = noteRegister(state.water[deviceId] ?? freshMeter(), atMs, fact.volumeM3, silentMs);
      const channels = begins ? sign('water', atMs, true) : usedMs === null ? noteQuiet(state.channels, 'water', deviceId, atMs) : sign('water', usedMs, false);
      return { ...state, water: { ...state.water, [deviceId]: meter }, channels };
    }
    case 'power': {
      const { meter, usedMs, begins } = notePower(state.power[deviceId] ?? freshPower(), atMs, fact, silentMs);
      const channels = begins ? sign('power', atMs, true) : usedMs === null ? state.channels : sign('power', usedMs, false);
      return { ...state, power: { ...state.power, [deviceId]: meter }, channels: noteQuiet(channels, 'power', deviceId, atMs) };
    }
    case 'contact': {
      const last = state.doors[deviceId];
      if (last && atMs < last.atMs) return fact.open ? { ...state, channels: sign('door', atMs, false) } : state;
      const doors = { ...state.doors, [deviceId]: { atMs, open: fact.open } };
      // A sensor repeats its state; only a door that moves was moved by somebody.
      if (last && last.open === fact.open) return { ...state, doors };
      return { ...state, doors, channels: sign('door', atMs, !last) };
    }
    case 'movement':
      // Nobody seen: all that it says is that somebody watches.
      return fact.seen || !state.channels.movement ? { ...state, channels: sign('movement', atMs, !fact.seen) } : state;
    case 'bed': {
      const bed = noteBed(state.bed, fact.inBed, atMs);
      const moved = state.bed !== null && bed.inBed !== state.bed.inBed;
      return { ...state, bed: { ...bed, deviceId }, channels: moved ? sign('bed', atMs, false) : state.channels };
    }
    case 'position':
      return fence ? { ...state, fence: { ...notePosition(state.fence, fence, fact, atMs), deviceId } } : { ...state, fence: null };
    case 'vital':
      return { ...state, vitals: noteVital(state.vitals, fact.vital, fact.value, atMs), vitalsBy: deviceId };
  }
}
