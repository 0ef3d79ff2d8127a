/**
 * A place in the org tree, city to community, as the NBS codes joined by dots:
 * `420100.420102.420102002.420102002003` (city, district, street, community).
 * A path that starts with an account's path lies in that account's scope.
 */
export type OrgPath = string;

/** WGS-84 degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** Whether `path` is `scope` or lies below it. */
export function isWithin(scope: OrgPath, path: OrgPath): boolean {
  return path === scope || path.startsWith(scope + '.');
}

/** The street's code, third part of a path; null above street level. */
export function streetOf(path: OrgPath): string | null {
  return path.split('.')[2] ?? null;
}

/** The district's code, second part of a path; null for the city itself. */
export function districtOf(path: OrgPath): string | null {
  return path.split('.')[1] ?? null;
}
