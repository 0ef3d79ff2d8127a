import type { Role } from '#contracts/people.js';

/** Who may look at alarms, and who may act on them. */
export const READERS: readonly Role[] = ['operator', 'supervisor', 'grid-worker', 'street-officer', 'district-officer', 'city-officer', 'auditor'];
export const ANSWERERS: readonly Role[] = ['operator', 'supervisor', 'street-officer', 'district-officer'];
