import type { Point } from '#contracts/place.js';
import { distanceMeters } from './distance.js';

/** Our own default: a block of flats and its yard. */
export const FENCE_METERS = 200;
/** A fix vaguer than this proves nothing; one that is better widens the fence by its own error (own). */
export const ACCURACY_LIMIT_METERS = 150;

export type FenceAnswer = { inside: true; distanceMeters: number } | { inside: false; distanceMeters: number; why: 'TOO_FAR' | 'TOO_VAGUE' };

/** Whether a position proves that somebody stands at the door. `accuracyMeters`: radius of the fix; null: not said, taken as exact. */
export function inFence(home: Point, position: Point, accuracyMeters: number | null): FenceAnswer {
  const meters = distanceMeters(home, position);
  const accuracy = accuracyMeters ?? 0;
  if (accuracy > ACCURACY_LIMIT_METERS) return { inside: false, distanceMeters: meters, why: 'TOO_VAGUE' };
  return meters <= FENCE_METERS + accuracy ? { inside: true, distanceMeters: meters } : { inside: false, distanceMeters: meters, why: 'TOO_FAR' };
}
