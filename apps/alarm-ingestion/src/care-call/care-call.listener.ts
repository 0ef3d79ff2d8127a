import type { Happened } from '#contracts/flow.js';
import { streetOf } from '#contracts/place.js';
import type { Transaction } from '#platform/database.js';
import { Hears, Listens } from '#platform/listens.js';
import { RaiseService } from '../alarm/raise.service.js';

/** Nobody answered the planned care call: that is a concern like any other, and a human looks after it. */
@Listens('alarm-ingestion')
export class CareCallListener {
  constructor(private readonly raise: RaiseService) {}

  @Hears('care.call-missed')
  async onMissed({ payload, orgPath }: Happened<'care.call-missed'>, tx: Transaction): Promise<void> {
    const about = { deviceId: null, elderId: payload.elderId, orgPath, streetCode: streetOf(orgPath) ?? '' };
    await this.raise.apply(tx, [{ about, raised: ['CARE_CALL_MISSED'], cleared: [] }]);
  }
}
