import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { scopeOf } from '#platform/scope.js';
import { FieldSeal } from '../field-seal.js';
import { maskPhone, plainPhone } from '../rules/mask.js';
import { clockOf, minuteOf } from './local-time.js';
import type { NoticePreference, NoticeWish } from './notice.dto.js';
import { Notifier } from './notifier.js';
import { PeopleStore, type PreferenceFile } from './people.store.js';

/** Before anybody chose: everything that concerns safety, by text message, quiet at night. No number, so nothing goes out. */
const UNCHOSEN: PreferenceFile = {
  phoneSealed: null, phoneIndex: null, channels: ['sms'], kinds: ['ALARM', 'PROGRESS', 'VISIT'], locale: 'zh-CN', quietFrom: 22 * 60, quietTo: 7 * 60,
};

type Kept = { ok: true; preference: NoticePreference } | { ok: false; why: 'elder-not-found' | 'not-a-phone' };

/** What each family account wants to be told. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly notifier: Notifier,
    private readonly seal: FieldSeal,
  ) {}

  find(me: Account, elderId: string): Promise<Kept> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (!(await this.people.elder(tx, elderId))) return { ok: false, why: 'elder-not-found' };
      return { ok: true, preference: this.shown((await this.people.preference(tx, me.accountId, elderId)) ?? UNCHOSEN) };
    });
  }

  keep(me: Account, elderId: string, { phone, quietFrom, quietTo, ...wish }: NoticeWish): Promise<Kept> {
    return this.database.within(scopeOf(me), async (tx) => {
      const elder = await this.people.elder(tx, elderId);
      if (!elder) return { ok: false, why: 'elder-not-found' };
      const number = phone && plainPhone(phone);
      if (phone && !number) return { ok: false, why: 'not-a-phone' };
      const standing = (await this.people.preference(tx, me.accountId, elderId)) ?? UNCHOSEN;
      const { phoneSealed, phoneIndex } = phone === undefined ? standing : { phoneSealed: null, phoneIndex: null };
      const sealed = number ? { phoneSealed: this.seal.seal('phone', number), phoneIndex: this.seal.indexOf('phone', number) } : { phoneSealed, phoneIndex };
      const kept = { ...wish, ...sealed, quietFrom: minuteOf(quietFrom), quietTo: minuteOf(quietTo) };
      await this.people.keepPreference(tx, me.accountId, elderId, elder.orgPath, kept);
      return { ok: true, preference: this.shown(kept) };
    });
  }

  private shown({ phoneSealed, channels, kinds, locale, quietFrom, quietTo }: PreferenceFile): NoticePreference {
    const phoneMasked = phoneSealed && maskPhone(this.seal.open('phone', phoneSealed));
    return { phoneMasked, channels, kinds, locale, quietFrom: clockOf(quietFrom), quietTo: clockOf(quietTo), gateway: this.notifier.configured };
  }
}
