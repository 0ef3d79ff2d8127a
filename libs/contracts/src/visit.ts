export const OFFER_STATES = ['OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'LOST', 'WITHDRAWN'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const VISIT_STATES = ['ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED', 'FINISHED', 'CLOSED', 'FAILED', 'CANCELLED'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** How it is known that somebody stood at the door. `manual` needs a reason and a second person. */
export const EVIDENCES = ['fence', 'qr', 'nfc', 'code', 'phone', 'call', 'manual'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** How a visit ended, said by the caregiver. */
export const VISIT_OUTCOMES = ['DONE', 'ELDER_ABSENT', 'ELDER_REFUSED', 'NO_SHOW', 'REFERRED'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];
