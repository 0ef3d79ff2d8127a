import type { CareNeed } from '#contracts/care.js';

/** What can be ordered for a need by one click; for the others somebody writes down what was done. */
export const ORDER_FOR: Partial<Record<CareNeed, string>> = {
  MEAL: 'MEAL_DELIVERY',
  CLEAN: 'CLEAN_DAILY',
  MEDICAL: 'MED_VITALS',
  COMPANY: 'REMOTE_CARE_CALL',
};
