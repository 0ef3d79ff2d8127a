import type { Category } from '#contracts/order.js';
import type { StationKind } from '#contracts/people.js';
import type { Dice } from './dice.js';
import { nearby, type SeedStreet } from './places.seed.js';
import { CONTRACTS_FROM, isGap } from './providers.seed.js';

interface KindPlan {
  kind: StationKind;
  count: number;
  title: string;
  categories: readonly Category[];
  /** Its own street, the streets around it as well, or the whole district. */
  reach: 'STREET' | 'NEAR' | 'DISTRICT';
}

/** 60 in all; one coordinating platform in each of the seven districts. */
const KINDS: readonly KindPlan[] = [
  { kind: 'COORDINATED', count: 7, title: '养老服务统筹平台', categories: ['REMOTE'], reach: 'DISTRICT' },
  { kind: 'EMBEDDED', count: 24, title: '社区嵌入式养老服务站', categories: ['MEAL', 'CLEAN'], reach: 'STREET' },
  { kind: 'RADIATING', count: 8, title: '中心辐射式服务中心', categories: ['MEAL', 'CLEAN', 'MEDICAL'], reach: 'NEAR' },
  { kind: 'CANTEEN', count: 9, title: '幸福食堂', categories: ['MEAL'], reach: 'STREET' },
  { kind: 'DAY_CARE', count: 6, title: '日间照料中心', categories: ['CLEAN'], reach: 'STREET' },
  { kind: 'HEALTH_CENTRE', count: 5, title: '社区卫生服务中心', categories: ['MEDICAL'], reach: 'NEAR' },
  { kind: 'CALL_CENTRE', count: 1, title: '12349 呼叫中心', categories: ['REMOTE'], reach: 'STREET' },
];
/** Streets whose points lie within this are near: the stored points are estimates, so wider than the service radius. */
const NEAR_METERS = 1500;
const METERS_PER_DEGREE = 111_195;

export function stationRows(dice: Dice, streets: SeedStreet[]): { stations: Record<string, unknown>[]; served: Record<string, unknown>[] } {
  const districts = [...Map.groupBy(streets, (street) => street.districtCode).values()];
  const byWeight = streets.toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1));
  const stations: Record<string, unknown>[] = [];
  const served: Record<string, unknown>[] = [];
  let next = 0;
  for (const plan of KINDS) {
    for (let n = 0; n < plan.count; n++) {
      // Platforms: one a district. The others go where most elders live, and start over when every street has one.
      const street = plan.reach === 'DISTRICT' ? dice.pick(districts[n]!) : byWeight[next++ % byWeight.length]!;
      const id = `S${String(stations.length + 1).padStart(2, '0')}`;
      stations.push({
        id,
        kind: plan.kind,
        org_path: street.path,
        street_code: street.code,
        categories: plan.categories,
        name: `${plan.reach === 'DISTRICT' ? street.districtName : street.name}${plan.title}`,
        address: `${street.name}${dice.pick(street.communities)?.name ?? ''}${dice.between(1, 120)}号`,
        ...nearby(dice, street, 0.002),
        service_radius_meters: 1000,
        rota24h: plan.kind === 'CALL_CENTRE',
        valid_from: CONTRACTS_FROM,
      });
      const reached = streets.filter((other) => reaches(plan, street, other) && !plan.categories.some((category) => isGap(other, category)));
      served.push(...reached.map((other) => ({ station_id: id, street_code: other.code })));
    }
  }
  return { stations, served };
}

function reaches({ reach }: KindPlan, from: SeedStreet, to: SeedStreet): boolean {
  if (from.code === to.code) return true;
  if (reach === 'DISTRICT') return from.districtCode === to.districtCode;
  if (reach === 'STREET') return false;
  const north = (to.latitude - from.latitude) * METERS_PER_DEGREE;
  const east = (to.longitude - from.longitude) * METERS_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(north, east) <= NEAR_METERS;
}
