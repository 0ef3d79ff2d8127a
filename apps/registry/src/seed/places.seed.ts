import { readCommunities, readPopulation, readStreets } from '../city-files.js';
import type { Dice } from './dice.js';

const CITY_CODE = '420100';

export interface SeedStreet {
  code: string;
  name: string;
  path: string;
  districtCode: string;
  districtName: string;
  districtPath: string;
  latitude: number;
  longitude: number;
  communities: { path: string; name: string }[];
  /** How many of the city's elders live here: the district's people of 60 and over, by number of communities. */
  weight: number;
}

/** The 街道 of the seven central districts, by code. */
export function centralStreets(): SeedStreet[] {
  const over60 = new Map(readPopulation().map((area) => [area.code, area.pop60plus]));
  const communities = Map.groupBy(readCommunities(), ([code]) => code.slice(0, 9));
  const streets = readStreets().filter((street) => street.central && street.kind === 'subdistrict');
  const inDistrict = Map.groupBy(streets, (street) => street.districtCode);
  const communitiesOf = (code: string): [string, string][] => communities.get(code) ?? [];
  return streets
    .map((street) => {
      const districtPath = `${CITY_CODE}.${street.districtCode}`;
      const path = `${districtPath}.${street.code}`;
      const all = inDistrict.get(street.districtCode)!.reduce((sum, { code }) => sum + communitiesOf(code).length, 0);
      return {
        code: street.code,
        name: street.name,
        path,
        districtCode: street.districtCode,
        districtName: street.districtName,
        districtPath,
        longitude: street.wgs84![0],
        latitude: street.wgs84![1],
        communities: communitiesOf(street.code).map(([code, name]) => ({ path: `${path}.${code}`, name: spoken(name) })),
        weight: ((over60.get(street.districtCode) ?? 0) * communitiesOf(street.code).length) / all,
      };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** A point up to `degrees` to each side of a street's, to the metre. */
export function nearby(dice: Dice, street: SeedStreet, degrees: number): { latitude: number; longitude: number } {
  const aside = (middle: number): number => Math.round((middle + (dice.fraction() - 0.5) * 2 * degrees) * 1e5) / 1e5;
  return { latitude: aside(street.latitude), longitude: aside(street.longitude) };
}

/** As an address says it: 古一社区居委会 -> 古一社区, 建和村委会 -> 建和村. */
const spoken = (name: string): string => name.replace(/居委会$/, '').replace(/村(民)?委会$/, '村');

/** The first `count` streets, taken in turn from each district: a small city still has all its districts. */
export function takeInTurn(streets: SeedStreet[], count: number): SeedStreet[] {
  const byDistrict = [...Map.groupBy(streets, (street) => street.districtCode).values()];
  const rounds = Math.max(...byDistrict.map((list) => list.length));
  const inTurn = Array.from({ length: rounds }, (_, round) => byDistrict.flatMap((list) => list[round] ?? [])).flat();
  return inTurn.slice(0, count);
}
