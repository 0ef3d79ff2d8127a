import type { Point } from '#contracts/place.js';

/** Mean radius of the earth, metres (IUGG R1). */
export const EARTH_RADIUS_METERS = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance between two WGS-84 points by the haversine formula, whole metres. */
export function distanceMeters(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return Math.round(2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Our own defaults: an electric bicycle in town, streets instead of the straight line, and the lock at both ends. */
const SPEED_METERS_PER_MINUTE = 200;
const DETOUR_PERMILLE = 1_300;
const FIXED_MINUTES = 3;

/** How long the way takes, whole minutes; nothing for somebody who is there already. */
export function travelMinutes(meters: number): number {
  if (meters <= 0) return 0;
  return FIXED_MINUTES + Math.ceil((meters * DETOUR_PERMILLE) / 1_000 / SPEED_METERS_PER_MINUTE);
}
