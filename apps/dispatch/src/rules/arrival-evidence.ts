import type { Category } from '#contracts/order.js';
import type { Point } from '#contracts/place.js';
import type { Evidence } from '#contracts/visit.js';
import { inFence } from './in-fence.js';

export interface ArrivalQuestion {
  category: Category;
  method: Evidence;
  home: Point;
  position: Point | null;
  accuracyMeters: number | null;
  /** The one-time code that the elder holds, and the one that was shown or said at the door. */
  doorCode: string;
  shownCode: string | null;
  /** Free words: why the ordinary way did not work. */
  reason: string | null;
  mealPickedUp: boolean;
}

export type ArrivalAnswer =
  /** `exception`: a second person looks at it within 24 h (DOMAIN 5). */
  | { ok: true; evidence: Evidence; distanceMeters: number | null; exception: boolean }
  | { ok: false; why: 'NOT_PICKED_UP' | 'NO_POSITION' | 'OUTSIDE_FENCE' | 'WRONG_CODE' | 'NO_REASON' | 'METHOD_NOT_OFFERED'; distanceMeters?: number };

/**
 * What proves that somebody stood at the door.
 * Outside the fence, or with a fix too vague, is no block: with a reason it counts as a manual entry, an exception.
 * `why`: NOT_PICKED_UP (a meal that was never picked up), NO_POSITION, OUTSIDE_FENCE (say a reason), WRONG_CODE,
 * NO_REASON (a manual entry needs one), METHOD_NOT_OFFERED (a call only proves remote care; nfc and phone have no reader yet).
 */
export function arrivalEvidence(question: ArrivalQuestion): ArrivalAnswer {
  const { method, home, position, accuracyMeters, reason } = question;
  if (question.category === 'MEAL' && !question.mealPickedUp) return { ok: false, why: 'NOT_PICKED_UP' };
  const fence = position && inFence(home, position, accuracyMeters);
  const meters = fence ? fence.distanceMeters : null;
  switch (method) {
    case 'fence':
      if (!fence) return { ok: false, why: 'NO_POSITION' };
      if (fence.inside) return { ok: true, evidence: 'fence', distanceMeters: meters, exception: false };
      if (reason) return { ok: true, evidence: 'manual', distanceMeters: meters, exception: true };
      return { ok: false, why: 'OUTSIDE_FENCE', distanceMeters: fence.distanceMeters };
    case 'qr':
    case 'code':
      if (question.shownCode !== question.doorCode) return { ok: false, why: 'WRONG_CODE' };
      return { ok: true, evidence: method, distanceMeters: meters, exception: false };
    case 'manual':
      if (!reason) return { ok: false, why: 'NO_REASON' };
      return { ok: true, evidence: 'manual', distanceMeters: meters, exception: true };
    case 'call':
      if (question.category !== 'REMOTE') return { ok: false, why: 'METHOD_NOT_OFFERED' };
      return { ok: true, evidence: 'call', distanceMeters: null, exception: false };
    case 'nfc':
    case 'phone':
      return { ok: false, why: 'METHOD_NOT_OFFERED' };
  }
}
