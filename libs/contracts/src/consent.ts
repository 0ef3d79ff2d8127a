/** What an elder may agree to, each by itself (PIPL art. 14 and 29). HEALTH_DATA and LOCATION are sensitive (art. 28). */
export const CONSENT_KINDS = ['FAMILY_SHARING', 'LOCATION', 'HEALTH_DATA', 'FORCED_ENTRY', 'VOICE_RECORDING'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Who said yes or no: the elder, the guardian, or a family member on the elder's behalf (the last two with evidence). */
export const CONSENT_GIVERS = ['ELDER', 'GUARDIAN', 'FAMILY'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
