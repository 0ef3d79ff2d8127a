import type { Point } from '#contracts/place.js';

/** A circle that an elder is not expected to leave. */
export interface Fence extends Point {
  radiusMeters: number;
}

/** Outside since the first of the fixes in a row that lay outside. */
export interface FenceState {
  atMs: number;
  outsideSinceMs: number | null;
  /** How far from the centre the newest fix was. */
  distanceMeters: number;
}

const EARTH_RADIUS_METERS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance, metres. */
export function distanceMeters(a: Point, b: Point): number {
  const [dLat, dLng] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2];
  const h = Math.sin(dLat) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A fix joins the others; one older than what is known changes nothing. */
export function notePosition(state: FenceState | null, fence: Fence, fix: Point, atMs: number): FenceState {
  if (state && atMs < state.atMs) return state;
  const away = Math.round(distanceMeters(fence, fix));
  return { atMs, outsideSinceMs: away > fence.radiusMeters ? (state?.outsideSinceMs ?? atMs) : null, distanceMeters: away };
}

/** Whether the elder has been outside for so long, or when that will be true unless a fix says otherwise. */
export function judgeFence(state: FenceState, nowMs: number, minutes: number): { outside: boolean; dueMs: number | null } {
  if (state.outsideSinceMs === null) return { outside: false, dueMs: null };
  const dueMs = state.outsideSinceMs + minutes * 60_000;
  return nowMs >= dueMs ? { outside: true, dueMs: null } : { outside: false, dueMs };
}
