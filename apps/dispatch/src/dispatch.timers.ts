/** The round of a search ends: who has not answered has let it lapse. */
export const ROUND_TIMER = 'round.ends';
/** A caregiver was named and has not answered. */
export const ASSIGNMENT_TIMER = 'assignment.lapses';
