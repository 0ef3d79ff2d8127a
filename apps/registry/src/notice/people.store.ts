import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { FamilyMember, NoticeLocale, People, Reachable } from './rules/notices-for.js';
import type { NoticeChannel, NoticeKind } from '#contracts/notice.js';

export interface PreferenceFile {
  phoneSealed: string | null;
  phoneIndex: string | null;
  channels: NoticeChannel[];
  kinds: NoticeKind[];
  locale: NoticeLocale;
  quietFrom: number;
  quietTo: number;
}

const PREFERENCE = `p.phone_sealed AS "phoneSealed", p.phone_index AS "phoneIndex", p.channels, p.kinds, p.locale, p.quiet_from AS "quietFrom", p.quiet_to AS "quietTo"`;

/** Whom notices may reach. */
@Injectable()
export class PeopleStore {
  async elder(tx: Transaction, elderId: string): Promise<{ nameMasked: string; orgPath: string } | null> {
    const [row] = await tx.query<{ nameMasked: string; orgPath: string }>('SELECT name_masked AS "nameMasked", org_path AS "orgPath" FROM elder WHERE id = $1', [elderId]);
    return row ?? null;
  }

  /** Whether the elder has agreed that the family sees alarms and what came of them. */
  async shares(tx: Transaction, elderId: string): Promise<boolean> {
    const [consent] = await tx.query<{ granted: boolean }>(`SELECT granted FROM consent_view WHERE elder_id = $1 AND kind = 'FAMILY_SHARING'`, [elderId]);
    return consent?.granted ?? false;
  }

  /** @param alarmId whose contacts may have been told that nobody answers */
  async around(tx: Transaction, elderId: string, alarmId: string | null): Promise<People> {
    const sharing = await this.shares(tx, elderId);
    const family = await tx.query<FamilyMember>(
      `SELECT a.id AS "accountId", NULL AS "contactPlace", ${PREFERENCE}
       FROM notice_preference p JOIN account a ON a.id = p.account_id
       WHERE p.elder_id = $1 AND p.phone_sealed IS NOT NULL AND a.role = 'family' AND a.disabled_at IS NULL AND $1 = ANY (a.elder_ids)
       ORDER BY a.id`,
      [elderId],
    );
    const contacts = await tx.query<Reachable>(
      `SELECT NULL AS "accountId", place AS "contactPlace", phone_sealed AS "phoneSealed", phone_index AS "phoneIndex"
       FROM elder_contact WHERE elder_id = $1 ORDER BY place`,
      [elderId],
    );
    const told = alarmId === null ? [] : await tx.query<{ place: number }>(
      `SELECT DISTINCT contact_place AS place FROM notice WHERE subject = $1 AND template = 'ALARM_UNANSWERED' AND contact_place IS NOT NULL`,
      [alarmId],
    );
    return { sharing, family, contacts, toldPlaces: told.map(({ place }) => place) };
  }

  async preference(tx: Transaction, accountId: string, elderId: string): Promise<PreferenceFile | null> {
    const [row] = await tx.query<PreferenceFile>(`SELECT ${PREFERENCE} FROM notice_preference p WHERE p.account_id = $1 AND p.elder_id = $2`, [accountId, elderId]);
    return row ?? null;
  }

  async keepPreference(tx: Transaction, accountId: string, elderId: string, orgPath: string, wish: PreferenceFile): Promise<void> {
    await tx.query(
      `INSERT INTO notice_preference AS p (account_id, elder_id, org_path, phone_sealed, phone_index, channels, kinds, locale, quiet_from, quiet_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (account_id, elder_id) DO UPDATE SET phone_sealed = EXCLUDED.phone_sealed, phone_index = EXCLUDED.phone_index,
         channels = EXCLUDED.channels, kinds = EXCLUDED.kinds, locale = EXCLUDED.locale, quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to`,
      [accountId, elderId, orgPath, wish.phoneSealed, wish.phoneIndex, wish.channels, wish.kinds, wish.locale, wish.quietFrom, wish.quietTo],
    );
  }
}
