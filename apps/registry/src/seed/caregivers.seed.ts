import { CERTIFIED_SKILLS, type Skill } from '#contracts/people.js';
import type { FieldSeal } from '../field-seal.js';
import type { Dice } from './dice.js';
import { named, reachedAt } from './elders.seed.js';
import { type Gender, inventName } from './people-words.js';
import { nearby, type SeedStreet } from './places.seed.js';
import { CONTRACTS_FROM, PROVIDERS, servedStreets } from './providers.seed.js';

/** Local start and length in minutes. They overlap, so that a hand-over leaves no minute open. */
const SHIFTS = { EARLY: [6 * 60, 540], LATE: [13 * 60, 540], NIGHT: [21 * 60 + 30, 600], ALWAYS: [0, 1440] } as const;
type Shift = keyof typeof SHIFTS;

/** What one person of a team can do. */
const PROFILES: Record<string, readonly Skill[]> = {
  courier: ['MEAL', 'RESPONSE'],
  carer: ['CLEANING', 'BATHING', 'ESCORT', 'RESPONSE'],
  nurse: ['VITALS', 'NURSING', 'MEDICINE', 'ESCORT', 'RESPONSE'],
  cleaner: ['CLEANING', 'MEAL'],
};
/** A provider's team, place by place; with everybody's two days off every shift of the week still has a responder (test/medium/registry/city.spec.ts). */
const TEAM: readonly (readonly [profile: string, shift: Shift])[] = [
  ['courier', 'EARLY'],
  ['carer', 'EARLY'],
  ['nurse', 'EARLY'],
  ['courier', 'LATE'],
  ['carer', 'LATE'],
  ['nurse', 'LATE'],
  ['carer', 'NIGHT'],
  ['nurse', 'NIGHT'],
  ['carer', 'NIGHT'],
  ['cleaner', 'EARLY'],
  ['courier', 'LATE'],
  ['carer', 'EARLY'],
  ['courier', 'EARLY'],
];
/** The second of P01's team; whoever opens the caregiver's page, at whatever hour, is on shift. */
export const DEMO_CAREGIVER = 'C013';
/** Some certificates have run out: their bearers must not be offered what needs them. */
const EXPIRED_PERMILLE = 60;

export interface CaregiverRows {
  caregivers: (Record<string, unknown> & { id: string; provider_id: string; name: string; org_path: string })[];
  skills: Record<string, unknown>[];
  shifts: Record<string, unknown>[];
}

/** `today` (YYYY-MM-DD) is what the certificates' ends are counted from. */
export function caregiverRows(dice: Dice, streets: SeedStreet[], count: number, today: string, nextPhone: () => string, seal: FieldSeal): CaregiverRows {
  const rows: CaregiverRows = { caregivers: [], skills: [], shifts: [] };
  for (let i = 0; i < count; i++) {
    const provider = PROVIDERS[i % PROVIDERS.length]!;
    const place = Math.floor(i / PROVIDERS.length) % TEAM.length;
    const [profile, shift] = TEAM[place]!;
    const id = `C${String(i + 1).padStart(3, '0')}`;
    const served = servedStreets(provider, streets);
    const home = served[(place * 3 + 1) % served.length]!;
    const gender: Gender = dice.chance(profile === 'courier' ? 350 : 800) ? 'F' : 'M';
    rows.caregivers.push({
      id,
      provider_id: provider.id,
      org_path: home.path,
      gender,
      ...named(inventName(dice, gender)),
      dialect: dice.weighted([['武汉话', 70], ['普通话', 30]]),
      ...reachedAt(nextPhone(), seal),
      ...nearby(dice, home, 0.004),
      active: true,
    });
    for (const skill of PROFILES[profile]!) rows.skills.push({ caregiver_id: id, skill, ...certificate(dice, id, skill, today) });
    rows.shifts.push(...(id === DEMO_CAREGIVER ? week(id, 'ALWAYS', []) : week(id, shift, [(place * 2) % 7, (place * 2 + 1) % 7])));
  }
  return rows;
}

function certificate(dice: Dice, caregiverId: string, skill: Skill, today: string): Record<string, unknown> {
  if (!CERTIFIED_SKILLS.includes(skill)) return {};
  const days = caregiverId !== DEMO_CAREGIVER && dice.chance(EXPIRED_PERMILLE) ? -dice.between(1, 60) : dice.between(40, 900);
  const expires = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return { certificate_no: `DEMO-${caregiverId}-${skill}`, certificate_expires_on: expires };
}

function week(caregiverId: string, shift: Shift, off: number[]): Record<string, unknown>[] {
  const [startsMinute, minutes] = SHIFTS[shift];
  const days = [0, 1, 2, 3, 4, 5, 6].filter((day) => !off.includes(day));
  return days.map((day) => ({ caregiver_id: caregiverId, weekday: day + 1, starts_minute: startsMinute, minutes, valid_from: CONTRACTS_FROM }));
}
