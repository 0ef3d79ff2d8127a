import type { Category, DispatchMode } from '#contracts/order.js';
import type { Skill } from '#contracts/people.js';

/** A time of day in Asia/Shanghai, `HH:MM`; `from` inclusive, `to` inclusive. */
export interface DayWindow {
  from: string;
  to: string;
}

export interface CatalogueItem {
  code: string;
  category: Category;
  nameZh: string;
  nameEn: string;
  /** Minutes that must be served (80 % of them at least); null where the service is not timed. */
  plannedMinutes: number | null;
  /** Integer fen for one visit. */
  priceFen: number;
  skill: Skill;
  mode: DispatchMode;
  /** When it may be due. Absent: the ordinary hours of may-place. */
  windows?: readonly DayWindow[];
  /** True: at any hour, because somebody may be in danger. */
  anyHour?: boolean;
}

const BREAKFAST: DayWindow = { from: '06:00', to: '09:00' };
const LUNCH: DayWindow = { from: '11:00', to: '13:30' };
const SUPPER: DayWindow = { from: '17:30', to: '19:30' };

/** Our own default: 40 yuan an hour (DOMAIN 3). */
const CLEANING_FEN_PER_HOUR = 4_000;
const cleaning = (minutes: number): number => (CLEANING_FEN_PER_HOUR * minutes) / 60;

/**
 * What can be ordered (DOMAIN 3). Meals 9, 11 and 13 yuan as there; medical prices are our own defaults;
 * remote care is in the monthly fee.
 * Meals go to the contracted kitchen (ASSIGN), cleaning to whoever is first (OFFER), medical help searches in widening
 * circles (ROUNDS) because certificates are rare, and so does the responder to an alarm because seconds count.
 */
export const CATALOGUE: readonly CatalogueItem[] = [
  { code: 'MEAL_DINE_IN', category: 'MEAL', nameZh: '堂食', nameEn: 'Meal at the canteen', plannedMinutes: null, priceFen: 900, skill: 'MEAL', mode: 'ASSIGN', windows: [BREAKFAST, LUNCH, SUPPER] },
  { code: 'MEAL_DELIVERY', category: 'MEAL', nameZh: '送餐', nameEn: 'Meal delivered', plannedMinutes: null, priceFen: 1_100, skill: 'MEAL', mode: 'ASSIGN', windows: [LUNCH, SUPPER] },
  { code: 'MEAL_SPECIAL', category: 'MEAL', nameZh: '特殊餐', nameEn: 'Special diet meal', plannedMinutes: null, priceFen: 1_300, skill: 'MEAL', mode: 'ASSIGN', windows: [BREAKFAST, LUNCH, SUPPER] },

  { code: 'CLEAN_DAILY', category: 'CLEAN', nameZh: '日常保洁', nameEn: 'Daily cleaning', plannedMinutes: 60, priceFen: cleaning(60), skill: 'CLEANING', mode: 'OFFER' },
  { code: 'CLEAN_KITCHEN', category: 'CLEAN', nameZh: '厨卫清洁', nameEn: 'Kitchen and bathroom', plannedMinutes: 60, priceFen: cleaning(60), skill: 'CLEANING', mode: 'OFFER' },
  { code: 'CLEAN_WINDOW', category: 'CLEAN', nameZh: '擦窗', nameEn: 'Windows', plannedMinutes: 60, priceFen: cleaning(60), skill: 'CLEANING', mode: 'OFFER' },
  { code: 'CLEAN_LAUNDRY', category: 'CLEAN', nameZh: '洗衣', nameEn: 'Laundry', plannedMinutes: 60, priceFen: cleaning(60), skill: 'CLEANING', mode: 'OFFER' },
  { code: 'CLEAN_BATH', category: 'CLEAN', nameZh: '助浴', nameEn: 'Bathing', plannedMinutes: 90, priceFen: cleaning(90), skill: 'BATHING', mode: 'OFFER' },

  { code: 'MED_ESCORT', category: 'MEDICAL', nameZh: '陪诊', nameEn: 'Escort to the doctor', plannedMinutes: 180, priceFen: 9_000, skill: 'ESCORT', mode: 'ROUNDS' },
  { code: 'MED_PHARMACY', category: 'MEDICAL', nameZh: '代配药', nameEn: 'Fetch medicine', plannedMinutes: 60, priceFen: 3_000, skill: 'MEDICINE', mode: 'ROUNDS' },
  { code: 'MED_VITALS', category: 'MEDICAL', nameZh: '体征测量', nameEn: 'Vital signs', plannedMinutes: 30, priceFen: 2_000, skill: 'VITALS', mode: 'ROUNDS' },
  { code: 'MED_NURSING', category: 'MEDICAL', nameZh: '换药康复', nameEn: 'Dressing and rehabilitation', plannedMinutes: 60, priceFen: 8_000, skill: 'NURSING', mode: 'ROUNDS' },
  { code: 'MED_REFERRAL', category: 'MEDICAL', nameZh: '家庭医生转介', nameEn: 'Referral to the family doctor', plannedMinutes: null, priceFen: 0, skill: 'NURSING', mode: 'ASSIGN' },

  { code: 'REMOTE_RESPONSE', category: 'REMOTE', nameZh: '助急上门', nameEn: 'Responder to the door', plannedMinutes: null, priceFen: 0, skill: 'RESPONSE', mode: 'ROUNDS', anyHour: true },
  { code: 'REMOTE_CARE_CALL', category: 'REMOTE', nameZh: '主动关怀', nameEn: 'Care call', plannedMinutes: 5, priceFen: 0, skill: 'RESPONSE', mode: 'ASSIGN' },
  { code: 'REMOTE_VIDEO', category: 'REMOTE', nameZh: '视频探访', nameEn: 'Video visit', plannedMinutes: 10, priceFen: 0, skill: 'RESPONSE', mode: 'ASSIGN' },
  { code: 'REMOTE_VITALS', category: 'REMOTE', nameZh: '体征监测', nameEn: 'Vital signs watched', plannedMinutes: null, priceFen: 0, skill: 'VITALS', mode: 'ASSIGN' },
];

/** The item of a code, or undefined when the catalogue has none. */
export function catalogueItem(code: string): CatalogueItem | undefined {
  return CATALOGUE.find((item) => item.code === code);
}
