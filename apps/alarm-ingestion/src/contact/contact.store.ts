import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { CallRecord } from './contact.dto.js';
import { AlarmContactTable } from './tables/alarm-contact.table.js';

@Injectable()
export class ContactStore {
  async add(tx: Transaction, contact: AlarmContactTable): Promise<void> {
    await tx.manager.insert(AlarmContactTable, contact);
  }

  /** The attempts about an alarm, oldest first. */
  async of(tx: Transaction, alarmId: string): Promise<CallRecord[]> {
    const rows = await tx.manager.find(AlarmContactTable, { where: { alarmId }, order: { at: 'ASC', id: 'ASC' } });
    return rows.map(({ alarmId: _alarm, byAccountId: _by, byName, at, startedAt, endedAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      by: byName,
    }));
  }
}
