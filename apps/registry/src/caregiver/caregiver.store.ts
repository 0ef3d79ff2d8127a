import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { PageKey } from '../page-key.js';
import type { CaregiverQuery, CaregiverRow } from './caregiver.dto.js';

export type CaregiverFile = Omit<CaregiverRow, 'phoneMasked' | 'onShift'> & { phoneSealed: string };

@Injectable()
export class CaregiverStore {
  async list(tx: Transaction, { provider, skill, limit }: CaregiverQuery, [afterId]: PageKey): Promise<CaregiverFile[]> {
    return tx.query<CaregiverFile>(
      `SELECT c.id, c.provider_id AS "providerId", c.name, c.gender, c.dialect, c.phone_sealed AS "phoneSealed", c.active,
              coalesce((SELECT jsonb_agg(jsonb_build_object('skill', k.skill, 'certificateNo', k.certificate_no, 'certificateExpiresOn', k.certificate_expires_on,
                          'valid', coalesce(k.certificate_expires_on >= ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, true)) ORDER BY k.skill)
                        FROM caregiver_skill k WHERE k.caregiver_id = c.id), '[]') AS skills,
              (SELECT jsonb_build_object('startsAt', r.starts_at, 'endsAt', r.ends_at) FROM roster_view r
               WHERE r.caregiver_id = c.id AND r.ends_at > $1 ORDER BY r.starts_at LIMIT 1) AS shift
       FROM caregiver c
       WHERE ($2::text IS NULL OR c.provider_id = $2)
         AND ($3::text IS NULL OR EXISTS (SELECT FROM caregiver_skill k WHERE k.caregiver_id = c.id AND k.skill = $3))
         AND ($4::text IS NULL OR c.id > $4)
       ORDER BY c.id LIMIT $5`,
      [tx.now, provider ?? null, skill ?? null, afterId, limit + 1],
    );
  }
}
