/** Who signs in. The console shows the Chinese terms; see the README's glossary. */
export const ROLES = [
  'elder',
  'family',
  'grid-worker',
  'street-officer',
  'district-officer',
  'city-officer',
  'operator',
  'supervisor',
  'provider-dispatcher',
  'caregiver',
  'device-engineer',
  'assessor',
  'settlement-clerk',
  'auditor',
  'security-admin',
  'system-admin',
  'integration',
] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person, as the access token says it. Exactly one of the scopes decides which rows are seen. */
export interface Account {
  accountId: string;
  /** The person's name as colleagues see it ("who has it"). */
  name: string;
  role: Role;
  /** Org scope: everything at or below this path. Null for providers, caregivers, elders and families. */
  orgPath: string | null;
  providerId: string | null;
  caregiverId: string | null;
  /** The elders that an elder or family account may see; empty otherwise. */
  elderIds: string[];
}

export const STATION_KINDS = [
  'EMBEDDED',
  'RADIATING',
  'COORDINATED',
  'CANTEEN',
  'DAY_CARE',
  'HEALTH_CENTRE',
  'CALL_CENTRE',
] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** What a caregiver is qualified for. Those in CERTIFIED_SKILLS count only while their certificate is valid. */
export const SKILLS = ['MEAL', 'CLEANING', 'BATHING', 'ESCORT', 'VITALS', 'NURSING', 'MEDICINE', 'RESPONSE'] as const;
export type Skill = (typeof SKILLS)[number];
export const CERTIFIED_SKILLS: readonly Skill[] = ['BATHING', 'VITALS', 'NURSING', 'MEDICINE'];

/** Why nobody may be home; suppresses inactivity rules, never SOS, smoke or gas. */
export const AWAY_KINDS = ['OUT', 'HOSPITAL', 'RELATIVES'] as const;
export type AwayKind = (typeof AWAY_KINDS)[number];
