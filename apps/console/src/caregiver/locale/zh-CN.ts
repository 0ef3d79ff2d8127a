export const caregiver = {};
