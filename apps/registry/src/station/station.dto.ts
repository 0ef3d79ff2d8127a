import { IsIn, IsOptional, Matches } from 'class-validator';
import { CATEGORIES, type Category } from '#contracts/order.js';
import { STATION_KINDS, type StationKind } from '#contracts/people.js';
import { PageQuery } from '#platform/page.dto.js';

export class StationQuery extends PageQuery {
  @IsOptional() @IsIn(STATION_KINDS) kind?: StationKind;
  @IsOptional() @IsIn(CATEGORIES) category?: Category;
  /** A street's 9-digit code: the stations that serve it, wherever they stand. */
  @IsOptional() @Matches(/^\d{9}$/) street?: string;
}

export class StationRow {
  id: string;
  name: string;
  kind: StationKind;
  streetCode: string;
  streetName: string;
  address: string;
  latitude: number;
  longitude: number;
  serviceRadiusMeters: number;
  categories: Category[];
  rota24h: boolean;
  servedStreets: string[];
}
