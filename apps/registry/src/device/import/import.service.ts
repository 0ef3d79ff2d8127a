import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { scopeOf } from '#platform/scope.js';
import { type Column, idsIn, type ImportLine, judgeDelivery, readHeader } from '../../rules/device-import.js';
import { isCarried, topicsFor } from '../../rules/device-topics.js';
import { DeviceHistoryStore } from '../device-history.store.js';
import { newSecret, secretHashOf } from '../device-secret.js';
import type { NewSecret } from './import.dto.js';
import type { ImportProblem } from './import.problems.js';
import { type ImportRecord, ImportStore, type StoredDevice } from './import.store.js';
import { readUpload } from './read-upload.js';

type Refused = { ok: false; why: ImportProblem; missing?: Column[] };
type Previewed = { ok: true; record: ImportRecord } | Refused;
type Committed = { ok: true; record: ImportRecord; secrets: NewSecret[] } | Refused;

/** A delivery comes into the store: looked at first, written when somebody says so, once. */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly store: ImportStore,
    private readonly history: DeviceHistoryStore,
  ) {}

  /** Reads and judges a sheet. Nothing but the judgement is written. */
  async preview(me: Account, file: Buffer, fileName: string): Promise<Previewed> {
    if (me.orgPath === null) return { ok: false, why: 'no-org-scope' };
    const orgPath = me.orgPath;
    const read = await readUpload(file);
    if (!read.ok) return read;
    const [head = [], ...rows] = read.rows;
    const header = readHeader(head);
    if (!header.ok) return header;
    return this.database.within(scopeOf(me), async (tx) => {
      const lines = judgeDelivery(rows, header.places, await this.store.known(tx, idsIn(rows, header.places)));
      if (lines.length === 0) return { ok: false, why: 'rows-missing' };
      const record = { id: newId(), orgPath, fileName, byName: me.name, lines };
      await this.store.add(tx, { ...record, byAccountId: me.accountId });
      return { ok: true, record: { ...record, at: tx.now, committedAt: null, taken: null } };
    });
  }

  one(me: Account, id: string): Promise<ImportRecord | null> {
    return this.database.within(scopeOf(me), (tx) => this.store.lock(tx, id));
  }

  /** Writes the good rows, the first time. A second time it only says what was done. */
  commit(me: Account, id: string): Promise<Committed> {
    return this.database.within(scopeOf(me), async (tx) => {
      const record = await this.store.lock(tx, id);
      if (!record) return { ok: false, why: 'import-not-found' };
      if (record.committedAt) return { ok: true, record, secrets: [] };
      const { taken, secrets } = await this.takeIn(tx, me, record);
      await this.store.committed(tx, id, taken);
      return { ok: true, record: { ...record, committedAt: tx.now, taken }, secrets };
    });
  }

  private async takeIn(tx: Transaction, me: Account, record: ImportRecord): Promise<{ taken: string[]; secrets: NewSecret[] }> {
    const secrets: NewSecret[] = [];
    const devices = record.lines.flatMap((line) => (line.outcome === 'ok' ? storedFrom(line, secrets) : []));
    // What speaks through a gateway comes after it.
    const taken = [
      ...(await this.store.takeIn(tx, record.orgPath, devices.filter(({ gatewayId }) => gatewayId === null))),
      ...(await this.store.takeIn(tx, record.orgPath, devices.filter(({ gatewayId }) => gatewayId !== null))),
    ];
    const by = { accountId: me.accountId, name: me.name };
    await this.history.addMoves(tx, taken.map((deviceId) => ({ deviceId, fromState: null, toState: 'IN_STOCK', by, note: record.fileName })));
    const fresh = new Set(taken);
    const issued = secrets.filter((one) => fresh.has(one.id));
    await this.history.addCredential(tx, issued.map((one) => one.id), by, null);
    return { taken, secrets: issued };
  }
}

function storedFrom({ device }: Extract<ImportLine, { outcome: 'ok' }>, secrets: NewSecret[]): StoredDevice[] {
  const topics = topicsFor(device);
  if (!topics.ok) return [];
  if (isCarried(device)) return [{ ...device, topics: topics.topics, secretHash: null }];
  const secret = newSecret();
  secrets.push({ id: device.id, secret });
  return [{ ...device, topics: topics.topics, secretHash: secretHashOf(secret) }];
}
