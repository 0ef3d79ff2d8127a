import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readCommunities, readHexTiles, readStreets } from '../city-files.js';

const CITY = { code: '420100', name: '武汉市' };
/** The edition of the bureau's list that the codes are of. */
const VALID_FROM = '2018-01-01';

/** The org tree, with Wuhan's streets and communities in it: reference data, there with and without the demo. */
export class Registry1700000000001 implements MigrationInterface {
  name = 'Registry1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE org_unit (
        path text PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID')),
        parent text REFERENCES org_unit,
        central boolean NOT NULL DEFAULT false,
        valid_from date NOT NULL,
        valid_to date,
        successors text[] NOT NULL DEFAULT '{}',
        latitude double precision,
        longitude double precision,
        hex_q integer,
        hex_r integer,
        CHECK (valid_to > valid_from)
      );
      CREATE UNIQUE INDEX org_unit_code ON org_unit (code) WHERE valid_to IS NULL;
      CREATE INDEX org_unit_kind ON org_unit (kind, code);
    `);
    await db.query(
      `INSERT INTO org_unit (path, code, name, kind, parent, central, valid_from, latitude, longitude, hex_q, hex_r)
       SELECT path, code, name, kind, parent, central, '${VALID_FROM}', latitude, longitude, hex_q, hex_r
       FROM jsonb_to_recordset($1::jsonb) AS u (path text, code text, name text, kind text, parent text, central boolean,
         latitude double precision, longitude double precision, hex_q integer, hex_r integer)`,
      [JSON.stringify(wuhan())],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

interface OrgUnit {
  path: string;
  code: string;
  name: string;
  kind: string;
  parent: string | null;
  central: boolean;
  latitude?: number;
  longitude?: number;
  hex_q?: number;
  hex_r?: number;
}

/** Parents before their children. */
function wuhan(): OrgUnit[] {
  const hexes = new Map(readHexTiles().map((tile) => [tile.code, tile]));
  const districts = new Map<string, OrgUnit>();
  const streets = new Map<string, OrgUnit>();
  for (const street of readStreets()) {
    const districtPath = `${CITY.code}.${street.districtCode}`;
    districts.set(street.districtCode, {
      path: districtPath,
      code: street.districtCode,
      name: street.districtName,
      kind: 'DISTRICT',
      parent: CITY.code,
      central: street.central,
    });
    const [longitude, latitude] = street.wgs84 ?? [];
    const hex = hexes.get(street.code);
    streets.set(street.code, {
      path: `${districtPath}.${street.code}`,
      code: street.code,
      name: street.name,
      kind: 'STREET',
      parent: districtPath,
      latitude,
      longitude,
      hex_q: hex?.q,
      hex_r: hex?.r,
      // The central list of the rate: management zones and townships are no 街道 (data/SOURCES.md).
      central: street.central && street.kind === 'subdistrict',
    });
  }
  const communities = readCommunities().map(([code, name]): OrgUnit => {
    const parent = streets.get(code.slice(0, 9))!;
    return { path: `${parent.path}.${code}`, code, name, kind: 'COMMUNITY', parent: parent.path, central: false };
  });
  const city: OrgUnit = { path: CITY.code, code: CITY.code, name: CITY.name, kind: 'CITY', parent: null, central: false };
  return [city, ...districts.values(), ...streets.values(), ...communities];
}
