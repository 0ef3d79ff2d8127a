import { Controller, Get } from '@nestjs/common';
import { ROLES } from '#contracts/people.js';
import { Roles } from '#platform/auth.js';
import { CatalogueRow } from './catalogue.dto.js';
import { CATALOGUE } from './rules/catalogue.js';

/** What can be ordered: the same for everybody who is signed in. */
@Controller('catalogue')
export class CatalogueController {
  @Get()
  @Roles(...ROLES)
  list(): CatalogueRow[] {
    return CATALOGUE.map(({ code, category, nameZh, nameEn, plannedMinutes, priceFen, skill, mode, windows }) => ({
      code, category, nameZh, nameEn, plannedMinutes, priceFen, skill, mode, ...(windows && { windows: [...windows] }),
    }));
  }
}
