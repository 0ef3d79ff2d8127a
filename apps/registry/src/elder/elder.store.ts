import { Injectable } from '@nestjs/common';
import type { AwayKind } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import { likeAnywhere, type PageKey } from '../page-key.js';
import type { ElderCard, ElderDevice, ElderQuery, ElderRow } from './elder.dto.js';

/** A card before the seals are opened and the masks put on. */
export type ElderFile = Omit<ElderCard, 'phoneMasked' | 'phone' | 'idNumberMasked' | 'contacts' | 'devices'> & {
  nameMasked: string;
  addressMasked: string;
  phoneSealed: string | null;
  idNumberSealed: string | null;
};

export interface ContactFile {
  order: number;
  name: string;
  nameMasked: string;
  relation: string;
  phoneSealed: string;
  hasKey: boolean;
}

/** The year in which somebody looks: ages are by year of birth alone. $1 is the transaction's clock. */
const AGE = `(extract(year FROM $1::timestamptz AT TIME ZONE 'Asia/Shanghai')::int - e.birth_year) AS age`;

@Injectable()
export class ElderStore {
  /** By street and id. `phoneIndex` is the blind index of the query, when it is a phone number. */
  async list(tx: Transaction, { q, street, limit }: ElderQuery, phoneIndex: string | null, [afterStreet, afterId]: PageKey): Promise<ElderRow[]> {
    return tx.query<ElderRow>(
      `SELECT e.id, e.name_masked AS "nameMasked", e.gender, ${AGE}, e.street_code AS "streetCode", s.name AS "streetName", e.ability_level AS "abilityLevel",
              (SELECT count(*)::int FROM device d WHERE d.elder_id = e.id AND d.class <> 'GATEWAY' AND d.state <> 'RETIRED') AS "deviceCount",
              CASE WHEN e.away_until > $1 THEN e.away_until END AS "awayUntil"
       FROM elder e JOIN street_view s ON s.code = e.street_code
       WHERE ($2::text IS NULL OR e.street_code = $2)
         AND ($3::text IS NULL OR e.name LIKE $3 OR s.name LIKE $3
              OR EXISTS (SELECT FROM device d WHERE d.elder_id = e.id AND d.id ILIKE $3)
              OR e.phone_index = $4 OR EXISTS (SELECT FROM elder_contact c WHERE c.elder_id = e.id AND c.phone_index = $4))
         AND ($5::text IS NULL OR (e.street_code, e.id::text) > ($5, $6))
       ORDER BY e.street_code, e.id::text LIMIT $7`,
      [tx.now, street ?? null, likeAnywhere(q), phoneIndex, afterStreet, afterId, limit + 1],
    );
  }

  async find(tx: Transaction, id: string): Promise<ElderFile | null> {
    const [row] = await tx.query<ElderFile>(
      `SELECT e.id, e.name, e.name_masked AS "nameMasked", e.gender, ${AGE}, e.birth_year AS "birthYear",
              e.phone_sealed AS "phoneSealed", e.id_number_sealed AS "idNumberSealed",
              e.ability_level AS "abilityLevel", e.ability_scheme AS "abilityScheme", e.conditions, e.allergies, e.notes, e.hearing, e.dialect,
              e.best_hours AS "bestHours", e.address, e.address_masked AS "addressMasked", e.latitude, e.longitude,
              e.street_code AS "streetCode", s.name AS "streetName", u.name AS "communityName", e.org_path AS "orgPath",
              e.key_holder AS "keyHolder", e.forced_entry_consent AS "forcedEntryConsent",
              e.away_kind AS "awayKind", e.away_from AS "awayFrom", e.away_until AS "awayUntil",
              ARRAY(SELECT b.class FROM elder_beneficiary b WHERE b.elder_id = e.id
                      AND b.valid_from <= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
                      AND (b.valid_to IS NULL OR b.valid_to > ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date) ORDER BY b.class) AS "beneficiaryClasses"
       FROM elder e JOIN street_view s ON s.code = e.street_code JOIN org_unit u ON u.path = e.org_path
       WHERE e.id = $2`,
      [tx.now, id],
    );
    return row ?? null;
  }

  async contactsOf(tx: Transaction, elderId: string): Promise<ContactFile[]> {
    return tx.query<ContactFile>(
      `SELECT place AS "order", name, name_masked AS "nameMasked", relation, phone_sealed AS "phoneSealed", has_key AS "hasKey"
       FROM elder_contact WHERE elder_id = $1 ORDER BY place`,
      [elderId],
    );
  }

  async devicesOf(tx: Transaction, elderId: string): Promise<ElderDevice[]> {
    return tx.query<ElderDevice>(`SELECT id, class, model, state FROM device WHERE elder_id = $1 AND state <> 'RETIRED' ORDER BY class = 'GATEWAY', id`, [elderId]);
  }

  /** The elder's place in the org tree; null when there is none in scope. Nulls end the absence. */
  async setAway(tx: Transaction, id: string, away: { kind: AwayKind; from: Date; until: Date } | null): Promise<string | null> {
    const [row] = await tx.query<{ org_path: string }>(
      'UPDATE elder SET away_kind = $2, away_from = $3, away_until = $4 WHERE id = $1 RETURNING org_path',
      [id, away?.kind ?? null, away?.from ?? null, away?.until ?? null],
    );
    return row?.org_path ?? null;
  }

  async logUnmask(tx: Transaction, entry: { accountId: string; role: string; elderId: string; orgPath: string; reason: string }): Promise<void> {
    await tx.query('INSERT INTO unmask_log (at, account_id, role, elder_id, org_path, reason) VALUES ($1, $2, $3, $4, $5, $6)', [
      tx.now, entry.accountId, entry.role, entry.elderId, entry.orgPath, entry.reason,
    ]);
  }
}
