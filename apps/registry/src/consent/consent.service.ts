import { Injectable } from '@nestjs/common';
import { CONSENT_KINDS } from '#contracts/consent.js';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { scopeOf } from '#platform/scope.js';
import { ledgerOf } from './ledger-of.js';
import type { ConsentLedger, NewConsent } from './consent.dto.js';
import { ConsentStore } from './consent.store.js';
import { mayRecord } from './rules/may-record.js';

type Kept = { ok: true; ledger: ConsentLedger } | { ok: false; why: 'elder-not-found' | 'consent-not-yours' | 'evidence-missing' | 'elder-said-no' };

/** The ledger of what elders agreed to. Lines are added, never changed. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly database: Database,
    private readonly store: ConsentStore,
  ) {}

  find(me: Account, elderId: string): Promise<Kept> {
    return this.database.within(scopeOf(me), async (tx) => {
      if ((await this.store.placeOf(tx, elderId)) === null) return { ok: false, why: 'elder-not-found' };
      return { ok: true, ledger: ledgerOf(CONSENT_KINDS, await this.store.linesOf(tx, elderId)) };
    });
  }

  record(me: Account, elderId: string, { evidence, ...said }: NewConsent): Promise<Kept> {
    return this.database.within(scopeOf(me), async (tx) => {
      const orgPath = await this.store.placeOf(tx, elderId);
      if (orgPath === null) return { ok: false, why: 'elder-not-found' };
      const line = { ...said, evidence: evidence?.trim() || null };
      const verdict = mayRecord({ role: me.role, ...line, elderSaidNo: await this.store.elderSaidNo(tx, elderId, said.kind) });
      if (!verdict.ok) return verdict;
      await this.store.add(tx, elderId, orgPath, me, line);
      await tell(tx, { name: 'elder.changed', subject: elderId, orgPath, elderId, actor: { accountId: me.accountId, name: me.name }, payload: { elderId } });
      return { ok: true, ledger: ledgerOf(CONSENT_KINDS, await this.store.linesOf(tx, elderId)) };
    });
  }
}
