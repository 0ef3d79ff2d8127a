/** 三助一护: only these four categories count for the rate. */
export const CATEGORIES = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'] as const;
export type Category = (typeof CATEGORIES)[number];

export const ORDER_STATES = [
  'DRAFT',
  'PLACED',
  'OFFERING',
  'ASSIGNED',
  'ACCEPTED',
  'EN_ROUTE',
  'STARTED',
  'FINISHED',
  'CONFIRMED',
  'AUDITED',
  'SETTLED',
  'REJECTED',
  'CANCELLED',
  'EXPIRED',
  'REOPENED',
  'DISPUTED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_REASONS = [
  'DONE',
  'DONE_SHORT',
  'ELDER_CANCEL_EARLY',
  'ELDER_CANCEL_LATE',
  'ELDER_ABSENT',
  'ELDER_REFUSED',
  'NO_PROVIDER',
  'PROVIDER_CANCEL',
  'NO_SHOW',
  'REFERRED',
  'DUPLICATE',
  'TEST',
  'OUT_OF_SCOPE',
  'FORCE_MAJEURE',
] as const;
export type OrderReason = (typeof ORDER_REASONS)[number];

/** Where a request came in. ALARM orders belong to their alarm's demand and are none of their own. */
export const ORDER_SOURCES = ['PHONE', 'WEB', 'ALARM', 'PLAN', 'STATION'] as const;
export type OrderSource = (typeof ORDER_SOURCES)[number];

/** ASSIGN 派单: a named caregiver. OFFER 抢单: first to accept wins. ROUNDS: the radius widens each round. */
export const DISPATCH_MODES = ['ASSIGN', 'OFFER', 'ROUNDS'] as const;
export type DispatchMode = (typeof DISPATCH_MODES)[number];
