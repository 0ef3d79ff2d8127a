import { CATEGORIES, DISPATCH_MODES, type Category, type DispatchMode } from '#contracts/order.js';
import { SKILLS, type Skill } from '#contracts/people.js';
import { IsArray, IsIn, IsInt, IsOptional, IsString } from 'class-validator';

export class CatalogueWindow {
  @IsString() from: string;
  @IsString() to: string;
}

export class CatalogueRow {
  @IsString() code: string;
  @IsIn(CATEGORIES) category: Category;
  @IsString() nameZh: string;
  @IsString() nameEn: string;
  @IsOptional() @IsInt() plannedMinutes: number | null;
  @IsInt() priceFen: number;
  @IsIn(SKILLS) skill: Skill;
  @IsIn(DISPATCH_MODES) mode: DispatchMode;
  /** Times of day in Asia/Shanghai; absent: 07:00 to 21:00, an emergency at any hour. */
  @IsOptional() @IsArray() windows?: CatalogueWindow[];
}
