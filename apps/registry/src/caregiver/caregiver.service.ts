import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import { FieldSeal } from '../field-seal.js';
import type { PageKey } from '../page-key.js';
import { maskPhone } from '../rules/mask.js';
import type { CaregiverQuery, CaregiverRow } from './caregiver.dto.js';
import { type CaregiverFile, CaregiverStore } from './caregiver.store.js';

@Injectable()
export class CaregiverService {
  constructor(
    private readonly database: Database,
    private readonly store: CaregiverStore,
    private readonly seal: FieldSeal,
  ) {}

  async list(me: Account, query: CaregiverQuery, after: PageKey): Promise<Page<CaregiverRow>> {
    const rows = await this.database.within(scopeOf(me), async (tx) => {
      const files = await this.store.list(tx, query, after);
      return files.map((file) => this.rowOf(file, tx.now));
    });
    return pageOf(rows, query.limit, (row) => [row.id]);
  }

  private rowOf({ phoneSealed, shift, ...open }: CaregiverFile, now: Date): CaregiverRow {
    const instants = shift && { startsAt: new Date(shift.startsAt).toISOString(), endsAt: new Date(shift.endsAt).toISOString() };
    const onShift = instants !== null && new Date(instants.startsAt) <= now;
    return { ...open, phoneMasked: maskPhone(this.seal.open('phone', phoneSealed)), shift: instants, onShift };
  }
}
