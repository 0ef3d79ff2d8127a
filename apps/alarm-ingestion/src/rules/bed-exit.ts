import { type HourWindow, windowAt } from './hour-slot.js';

export interface BedState {
  atMs: number;
  inBed: boolean;
  /** Since when it is as it is. */
  sinceMs: number;
}

/** A word of the bed; one older than what is known changes nothing. */
export function noteBed(state: BedState | null, inBed: boolean, atMs: number): BedState {
  if (state && atMs < state.atMs) return state;
  return { atMs, inBed, sinceMs: state && state.inBed === inBed ? state.sinceMs : atMs };
}

export interface BedLimits {
  minutes: number;
  night: HourWindow;
}

/**
 * Out of bed for long at night: only who has been to bed this night has left it, so an elder who sits up late is left
 * in peace. `dueMs`: when it will be so unless the bed says otherwise.
 */
export function judgeBed(state: BedState, nowMs: number, { minutes, night }: BedLimits): { outSinceMs: number | null; dueMs: number | null } {
  if (state.inBed) return { outSinceMs: null, dueMs: null };
  const left = windowAt(state.sinceMs, night);
  if (!left.inside) return { outSinceMs: null, dueMs: null };
  const dueMs = state.sinceMs + minutes * 60_000;
  if (dueMs >= left.endsMs) return { outSinceMs: null, dueMs: null };
  // Raised at night, it stands until the bed is found or the night is over.
  if (nowMs >= dueMs) return { outSinceMs: nowMs < left.endsMs ? state.sinceMs : null, dueMs: null };
  return { outSinceMs: null, dueMs };
}
