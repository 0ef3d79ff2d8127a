import { Injectable } from '@nestjs/common';
import type { AlarmLevel, AlarmType } from '#contracts/alarm.js';
import type { NoticeChannel, NoticeState, NoticeTemplate } from '#contracts/notice.js';
import type { Transaction } from '#platform/database.js';
import type { PageKey } from '../page-key.js';
import type { NoticeLocale } from './rules/notices-for.js';
import type { NoticeParams } from './templates.js';

export interface NoticeFile {
  id: string;
  elderId: string;
  orgPath: string;
  accountId: string | null;
  contactPlace: number | null;
  phoneSealed: string;
  phoneIndex: string;
  channel: NoticeChannel;
  template: NoticeTemplate;
  locale: NoticeLocale;
  params: NoticeParams;
  subject: string;
  urgent: boolean;
  state: NoticeState;
  why: string | null;
  reference: string | null;
  attempts: number;
  madeAt: Date;
  expiresAt: Date;
  changedAt: Date;
}

export interface KnownAlarm {
  alarmId: string;
  elderId: string;
  type: AlarmType;
  level: AlarmLevel;
}

const COLUMNS = `id, elder_id AS "elderId", org_path AS "orgPath", account_id AS "accountId", contact_place AS "contactPlace", phone_sealed AS "phoneSealed",
  phone_index AS "phoneIndex", channel, template, locale, params, subject, urgent, state, why, reference, attempts,
  made_at AS "madeAt", expires_at AS "expiresAt", changed_at AS "changedAt"`;

@Injectable()
export class NoticeStore {
  async keepAlarms(tx: Transaction, alarms: readonly (KnownAlarm & { orgPath: string; raisedAt: string })[]): Promise<void> {
    if (alarms.length === 0) return;
    await tx.query(
      `INSERT INTO notice_alarm (alarm_id, elder_id, org_path, type, level, raised_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) ON CONFLICT DO NOTHING`,
      [alarms.map((a) => a.alarmId), alarms.map((a) => a.elderId), alarms.map((a) => a.orgPath), alarms.map((a) => a.type), alarms.map((a) => a.level), alarms.map((a) => a.raisedAt)],
    );
  }

  async alarm(tx: Transaction, alarmId: string): Promise<KnownAlarm | null> {
    const [row] = await tx.query<KnownAlarm>('SELECT alarm_id AS "alarmId", elder_id AS "elderId", type, level FROM notice_alarm WHERE alarm_id = $1', [alarmId]);
    return row ?? null;
  }

  async add(tx: Transaction, notice: NoticeFile): Promise<void> {
    await tx.query(
      `INSERT INTO notice (id, elder_id, org_path, account_id, contact_place, phone_sealed, phone_index, channel, template, locale, params, subject, urgent,
                           state, why, made_at, expires_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16)`,
      [
        notice.id, notice.elderId, notice.orgPath, notice.accountId, notice.contactPlace, notice.phoneSealed, notice.phoneIndex, notice.channel, notice.template,
        notice.locale, notice.params, notice.subject, notice.urgent, notice.state, notice.why, notice.madeAt, notice.expiresAt,
      ],
    );
  }

  /** Notices to a number within the hour before that were not kept quiet. */
  async countLastHour(tx: Transaction, phoneIndex: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM notice WHERE phone_index = $1 AND state <> 'SKIPPED' AND made_at > $2::timestamptz - interval '1 hour'`,
      [phoneIndex, tx.now],
    );
    return row!.count;
  }

  async lock(tx: Transaction, id: string): Promise<NoticeFile | null> {
    const [row] = await tx.query<NoticeFile>(`SELECT ${COLUMNS} FROM notice WHERE id = $1 FOR UPDATE`, [id]);
    return row ?? null;
  }

  async move(tx: Transaction, id: string, { state, why = null, reference = null }: { state: NoticeState; why?: string | null; reference?: string | null }): Promise<void> {
    await tx.query('UPDATE notice SET state = $2, why = $3, reference = coalesce($4, reference), ready = false, changed_at = $5 WHERE id = $1', [id, state, why, reference, tx.now]);
  }

  async noteFailedTry(tx: Transaction, id: string, why: string): Promise<void> {
    await tx.query('UPDATE notice SET why = $2, changed_at = $3 WHERE id = $1', [id, why, tx.now]);
  }

  /** For the sender, which takes it after this commit. */
  async layOut(tx: Transaction, id: string): Promise<void> {
    await tx.query('UPDATE notice SET ready = true, attempts = attempts + 1 WHERE id = $1', [id]);
  }

  /** Takes what is laid out; each goes to one sender. */
  async take(tx: Transaction, limit: number): Promise<NoticeFile[]> {
    return tx.query<NoticeFile>(
      `UPDATE notice SET ready = false WHERE id IN (SELECT id FROM notice WHERE ready ORDER BY urgent DESC, made_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`,
      [limit],
    );
  }

  /** The newest first. */
  async list(tx: Transaction, elderId: string, limit: number, [afterId]: PageKey): Promise<NoticeFile[]> {
    // Ids grow with time; compared as text, so that a made-up cursor is no error.
    return tx.query<NoticeFile>(`SELECT ${COLUMNS} FROM notice WHERE elder_id = $1 AND ($2::text IS NULL OR id::text < $2) ORDER BY id DESC LIMIT $3`, [
      elderId, afterId, limit + 1,
    ]);
  }

  async waiting(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM notice WHERE state = 'QUEUED'`);
    return row!.count;
  }

  /** Alarms that no event will ask for any more. */
  async forgetAlarms(tx: Transaction, before: Date): Promise<void> {
    await tx.query('DELETE FROM notice_alarm WHERE raised_at < $1', [before]);
  }
}
