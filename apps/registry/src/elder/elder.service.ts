import { Injectable } from '@nestjs/common';
import type { Account, AwayKind } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { type Page, pageOf } from '#platform/page.dto.js';
import { scopeOf } from '#platform/scope.js';
import { FieldSeal } from '../field-seal.js';
import type { PageKey } from '../page-key.js';
import { mayBeAway } from '../rules/away.js';
import { plainPhone } from '../rules/mask.js';
import { type Visibility, visibilityFor } from '../rules/visibility.js';
import { cardOf } from './elder-card.js';
import type { ElderCard, ElderQuery, ElderRow } from './elder.dto.js';
import { ElderStore } from './elder.store.js';

type Found<T> = { ok: true; elder: T } | { ok: false; why: 'elder-not-found' };
const NOT_FOUND = { ok: false, why: 'elder-not-found' } as const;
/** Logged when a card shows numbers to those whose work is calling. */
const ON_DUTY = 'on duty at the desk';

@Injectable()
export class ElderService {
  constructor(
    private readonly database: Database,
    private readonly store: ElderStore,
    private readonly seal: FieldSeal,
  ) {}

  async list(me: Account, query: ElderQuery, after: PageKey): Promise<Page<ElderRow>> {
    const phone = query.q ? plainPhone(query.q) : null;
    const phoneIndex = phone && this.seal.indexOf('phone', phone);
    const rows = await this.database.within(scopeOf(me), (tx) => this.store.list(tx, query, phoneIndex, after));
    return pageOf(rows, query.limit, (row) => [row.streetCode, row.id]);
  }

  async card(me: Account, id: string): Promise<Found<ElderCard>> {
    const ownPeople = me.elderIds.includes(id);
    return this.database.within(scopeOf(me), (tx) => this.open(tx, me, id, visibilityFor(me.role), ownPeople ? null : ON_DUTY));
  }

  /** The whole card, for a reason that is kept. */
  async unmask(me: Account, id: string, reason: string): Promise<Found<ElderCard>> {
    return this.database.within(scopeOf(me), (tx) => this.open(tx, me, id, 'PLAIN', reason));
  }

  async setAway(me: Account, id: string, { kind, from, until }: { kind: AwayKind; from: Date; until: Date }) {
    return this.database.within(scopeOf(me), async (tx) => {
      const verdict = mayBeAway(from, until, tx.now);
      return verdict.ok ? this.changeAway(tx, me, id, { kind, from, until }) : verdict;
    });
  }

  async endAway(me: Account, id: string): Promise<Found<string>> {
    return this.database.within(scopeOf(me), (tx) => this.changeAway(tx, me, id, null));
  }

  private async changeAway(tx: Transaction, me: Account, id: string, away: Parameters<ElderStore['setAway']>[2]): Promise<Found<string>> {
    const orgPath = await this.store.setAway(tx, id, away);
    if (!orgPath) return NOT_FOUND;
    await tell(tx, { name: 'elder.changed', subject: id, orgPath, elderId: id, actor: { accountId: me.accountId, name: me.name }, payload: { elderId: id } });
    return { ok: true, elder: id };
  }

  private async open(tx: Transaction, me: Account, id: string, visibility: Visibility, reason: string | null): Promise<Found<ElderCard>> {
    const file = await this.store.find(tx, id);
    if (!file) return NOT_FOUND;
    if (visibility === 'PLAIN' && reason) {
      await this.store.logUnmask(tx, { accountId: me.accountId, role: me.role, elderId: id, orgPath: file.orgPath, reason });
    }
    const [contacts, devices] = [await this.store.contactsOf(tx, id), await this.store.devicesOf(tx, id)];
    return { ok: true, elder: cardOf(file, contacts, devices, this.seal, visibility) };
  }
}
