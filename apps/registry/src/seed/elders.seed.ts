import type { FieldSeal } from '../field-seal.js';
import { ABILITY_SCHEME, abilityLevel } from '../rules/ability-level.js';
import { maskAddress, maskName } from '../rules/mask.js';
import type { Dice } from './dice.js';
import { ALLERGIES, BEST_HOURS, CONDITIONS, type Gender, HEARING, inventName, LANES, NOTES, RELATIONS } from './people-words.js';
import { nearby, type SeedStreet } from './places.seed.js';

/** About 600 m around the street's point, in degrees. */
const SPREAD_DEGREES = 0.0055;
/** The year that ages are counted from; births from 1925 to 1961. */
const DEMO_YEAR = 2026;
/** Score range and its weight. */
const SCORES: readonly (readonly [readonly [number, number], number])[] = [[[90, 90], 45], [[66, 89], 26], [[46, 65], 15], [[30, 45], 8], [[0, 29], 6]];

export interface ElderDraft {
  elder: Record<string, unknown> & { id: string; name: string; org_path: string; street_code: string };
  contacts: Record<string, unknown>[];
  classes: Record<string, unknown>[];
}

/** One invented elder of a street, with contacts and classes, as rows. `number` makes the made-up ID number unique. */
export function inventElder(dice: Dice, street: SeedStreet, number: number, nextPhone: () => string, seal: FieldSeal): ElderDraft {
  const id = dice.uuid();
  const gender: Gender = dice.chance(550) ? 'F' : 'M';
  const birthYear = 1961 - Math.floor(dice.fraction() ** 1.6 * 37);
  const dementia = dice.chance(45);
  const [low, high] = dice.weighted(SCORES);
  const score = dice.between(low, high);
  const assessed = abilityLevel({ score, coma: false, dementiaOrMentalDisorder: dementia, riskEventsIn30Days: dice.chance(30) ? 2 : 0 });
  const level = assessed.ok ? assessed.level : 0;
  const community = street.communities.length > 0 ? dice.pick(street.communities) : { path: street.path, name: '' };
  const address = `${street.name}${community.name}${dice.pick(LANES)}${dice.between(1, 88)}号${dice.between(1, 4)}-${dice.between(1, 7)}0${dice.between(1, 4)}`;
  const phone = nextPhone();
  // 990000 is nobody's area code.
  const idNumber = `990000${birthYear}0101${String(number).padStart(4, '0')}`;
  const { contacts, keyHolder } = inventContacts(dice, id, nextPhone, seal);
  const elder = {
    id,
    org_path: community.path,
    street_code: street.code,
    gender,
    birth_year: birthYear,
    ...named(inventName(dice, gender)),
    ...reachedAt(phone, seal),
    id_number_sealed: seal.seal('id-number', idNumber),
    id_number_index: seal.indexOf('id-number', idNumber),
    ability_level: level,
    ability_score: score,
    ability_scheme: ABILITY_SCHEME,
    conditions: [...dice.shuffled(CONDITIONS).slice(0, dice.between(0, 3)), ...(dementia ? ['认知症'] : [])],
    allergies: dice.chance(140) ? [dice.pick(ALLERGIES)] : [],
    notes: dice.chance(450) ? dice.pick(NOTES) : '',
    hearing: dice.chance(250) ? dice.pick(HEARING) : null,
    dialect: dice.weighted([['武汉话', 72], ['普通话', 18], ['河南话', 5], ['四川话', 5]]),
    best_hours: dice.pick(BEST_HOURS),
    gender_wish: gender === 'F' && dice.chance(180) ? 'F' : null,
    address,
    address_masked: maskAddress(address),
    ...nearby(dice, street, SPREAD_DEGREES),
    key_holder: keyHolder,
    forced_entry_consent: dice.chance(600),
  };
  return { elder, contacts, classes: classesOf(dice, id, DEMO_YEAR - birthYear, level, dementia) };
}

function inventContacts(dice: Dice, elderId: string, nextPhone: () => string, seal: FieldSeal): { contacts: ElderDraft['contacts']; keyHolder: string | null } {
  let keyHolder: string | null = null;
  const contacts = Array.from({ length: dice.weighted([[1, 30], [2, 50], [3, 20]]) }, (_, i) => {
    const [relation, gender] = dice.weighted(RELATIONS.map((kind) => [kind, kind[2]] as const));
    const name = inventName(dice, gender);
    const phone = nextPhone();
    const hasKey = dice.chance(400);
    if (hasKey) keyHolder ??= `${name}(${relation})`;
    return { elder_id: elderId, place: i + 1, ...named(name), relation, ...reachedAt(phone, seal), has_key: hasKey };
  });
  if (!keyHolder && dice.chance(200)) keyHolder = '社区养老服务站';
  return { contacts, keyHolder };
}

/** Several at once; 普通 only when there is nothing else. */
function classesOf(dice: Dice, elderId: string, age: number, level: number, dementia: boolean): ElderDraft['classes'] {
  const living = dice.weighted([['独居', 28], ['空巢', 34], [null, 38]] as const);
  const poor = dice.weighted([['特困', 1], ['低保', 5], ['低保边缘', 4], [null, 90]] as const);
  const old = age >= 100 ? '高龄100+' : age >= 90 ? '高龄90+' : age >= 80 ? '高龄80+' : null;
  const special = dice.weighted([['优抚', 2], ['计生特殊', 2], ['重残', 3], [null, 93]] as const);
  const classes = [poor, special, old, living, level >= 2 ? '失能' : null, dementia ? '失智' : null].filter((name) => name !== null);
  return (classes.length > 0 ? classes : ['普通']).map((name) => ({ elder_id: elderId, class: name, valid_from: '2018-01-01' }));
}

export const named = (name: string): { name: string; name_masked: string } => ({ name, name_masked: maskName(name) });
export const reachedAt = (phone: string, seal: FieldSeal): { phone_sealed: string; phone_index: string } => ({
  phone_sealed: seal.seal('phone', phone),
  phone_index: seal.indexOf('phone', phone),
});
