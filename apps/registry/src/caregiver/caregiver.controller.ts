import { Controller, Get, Query } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Me, Roles } from '#platform/auth.js';
import type { Page } from '#platform/page.dto.js';
import { pageKey } from '../page-key.js';
import { CaregiverQuery, CaregiverRow } from './caregiver.dto.js';
import { CaregiverService } from './caregiver.service.js';

@Controller('registry/caregivers')
export class CaregiverController {
  constructor(private readonly caregivers: CaregiverService) {}

  @Get()
  @Roles('operator', 'supervisor', 'street-officer', 'district-officer', 'city-officer', 'provider-dispatcher', 'assessor', 'auditor', 'system-admin')
  list(@Me() me: Account, @Query() query: CaregiverQuery): Promise<Page<CaregiverRow>> {
    return this.caregivers.list(me, query, pageKey(query.after, 1));
  }
}
