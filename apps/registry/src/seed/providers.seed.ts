import { CATEGORIES, type Category } from '#contracts/order.js';
import type { SeedStreet } from './places.seed.js';

/** Contracts begin before the first month that anybody asks for. */
export const CONTRACTS_FROM = '2025-01-01';

interface ProviderPlan {
  id: string;
  name: string;
  /** District names; the first is the provider's home. */
  districts: readonly string[];
  categories: readonly Category[];
}

/** Twelve invented providers: one for everything in each district, five that work across. */
export const PROVIDERS: readonly ProviderPlan[] = [
  { id: 'P01', name: '江岸和悦居家养老服务中心', districts: ['江岸区'], categories: CATEGORIES },
  { id: 'P02', name: '江汉邻安养老服务有限公司', districts: ['江汉区'], categories: CATEGORIES },
  { id: 'P03', name: '硚口暖桥居家服务社', districts: ['硚口区'], categories: CATEGORIES },
  { id: 'P04', name: '汉阳知音康养服务中心', districts: ['汉阳区'], categories: CATEGORIES },
  { id: 'P05', name: '武昌守望居家养老服务中心', districts: ['武昌区'], categories: CATEGORIES },
  { id: 'P06', name: '青山钢城颐养服务社', districts: ['青山区'], categories: CATEGORIES },
  { id: 'P07', name: '洪山晴朗养老服务有限公司', districts: ['洪山区'], categories: CATEGORIES },
  { id: 'P08', name: '三镇幸福送餐联合社', districts: ['江岸区', '江汉区', '硚口区'], categories: ['MEAL'] },
  { id: 'P09', name: '两江洁家服务有限公司', districts: ['江汉区', '江岸区', '汉阳区'], categories: ['CLEAN', 'MEAL'] },
  { id: 'P10', name: '东湖康护上门护理站', districts: ['武昌区', '洪山区'], categories: ['MEDICAL', 'CLEAN'] },
  { id: 'P11', name: '汉水居家照护合作社', districts: ['硚口区', '汉阳区'], categories: ['MEAL', 'REMOTE'] },
  { id: 'P12', name: '武青远程照护服务中心', districts: ['青山区', '洪山区'], categories: ['REMOTE', 'MEDICAL'] },
];

/**
 * Streets that nobody serves in one category, so that the board has something to find. Two of them near the demo's
 * district officer (江岸).
 */
const GAPS: readonly (readonly [street: string, category: Category])[] = [
  ['谌家矶街道', 'MEDICAL'],
  ['丹水池街道', 'MEAL'],
  ['汉兴街街道', 'MEDICAL'],
  ['永丰街道', 'REMOTE'],
  ['石洞街道', 'MEDICAL'],
  ['左岭街道', 'REMOTE'],
  ['八吉府街道', 'CLEAN'],
];

export const isGap = (street: SeedStreet, category: Category): boolean => GAPS.some(([name, missing]) => name === street.name && missing === category);

export function servedStreets(provider: ProviderPlan, streets: SeedStreet[]): SeedStreet[] {
  return streets.filter((street) => provider.districts.includes(street.districtName));
}

export function providerRows(streets: SeedStreet[]): { providers: Record<string, unknown>[]; areas: Record<string, unknown>[] } {
  const homeOf = new Map(streets.map((street) => [street.districtName, street.districtPath]));
  return {
    providers: PROVIDERS.map(({ id, name, districts }) => ({ id, name, org_path: homeOf.get(districts[0]!), active: true })),
    areas: PROVIDERS.flatMap((provider) =>
      servedStreets(provider, streets).flatMap((street) =>
        provider.categories
          .filter((category) => !isGap(street, category))
          .map((category) => ({ provider_id: provider.id, street_code: street.code, category, valid_from: CONTRACTS_FROM })),
      ),
    ),
  };
}
