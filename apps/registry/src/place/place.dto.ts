import { IsIn, IsOptional } from 'class-validator';

export class StreetQuery {
  /** `true`: only the streets that the answer rate is counted over. */
  @IsOptional() @IsIn(['true', 'false']) central?: 'true' | 'false';
}

/** Axial place of the street's tile on the map, pointy top. */
export class HexTile {
  q: number;
  r: number;
}

export class StreetRow {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
  central: boolean;
  latitude: number | null;
  longitude: number | null;
  path: string;
  hex: HexTile | null;
}
