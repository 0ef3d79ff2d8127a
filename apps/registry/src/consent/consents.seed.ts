import type { ConsentKind } from '#contracts/consent.js';
import type { ElderDraft } from '../seed/elders.seed.js';

const PURPOSES: Partial<Record<ConsentKind, string>> = {
  FAMILY_SHARING: '让家属看到报警与上门情况',
  LOCATION: '走失或求助时找到老人',
  HEALTH_DATA: '向接警员和上门人员说明病情',
  FORCED_ENTRY: '紧急时破门救助',
};

/** The ledger of an invented city: everybody signed at registration what the card says; voices are asked for at the phone. */
export function consentRows(elders: readonly ElderDraft[], at: Date): Record<string, unknown>[] {
  return elders.flatMap(({ elder }) =>
    Object.entries(PURPOSES)
      .filter(([kind]) => kind !== 'FORCED_ENTRY' || elder['forced_entry_consent'])
      .map(([kind, purpose]) => ({ elder_id: elder.id, org_path: elder.org_path, kind, granted: true, given_by: 'ELDER', evidence: '登记时签字', purpose, at, recorded_by_name: '登记卡' })),
  );
}
