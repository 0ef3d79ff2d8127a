import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A street-level unit of the bureau's list (data/SOURCES.md). */
export interface StreetFile {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
  central: boolean;
  kind: 'subdistrict' | 'functional' | 'township' | 'town';
  /** Longitude, latitude; an estimate. */
  wgs84: [number, number] | null;
}

interface HexFile {
  tiles: { code: string; q: number; r: number }[];
}

interface PopulationFile {
  areas: { code: string; pop60plus: number }[];
}

/** Compiled code lies in dist/, the files do not: both find them from the folder that holds package.json. */
function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(repositoryRoot(), 'apps/registry/data', name), 'utf8')) as T;
}

export const readStreets = (): StreetFile[] => read('wuhan-streets.json');
/** Community code (12 digits) and name. */
export const readCommunities = (): [code: string, name: string][] => read('wuhan-communities.json');
export const readHexTiles = (): HexFile['tiles'] => read<HexFile>('wuhan-hexgrid-central.json').tiles;
export const readPopulation = (): PopulationFile['areas'] => read<PopulationFile>('wuhan-population.json').areas;
