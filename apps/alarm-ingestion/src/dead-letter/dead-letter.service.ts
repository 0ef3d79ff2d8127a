import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { fromCursor, pageOf, type PageQuery } from '#platform/page.dto.js';
import { type ProblemTable, refusal } from '#platform/problem.js';
import { scopeOf, SYSTEM } from '#platform/scope.js';
import { DeviceDirectory } from '../door/device-directory.js';
import { DeviceStore } from '../door/device.store.js';
import type { KnownDevice } from '../door/known-device.js';
import { IngestService } from '../reading/ingest.service.js';
import type { DeadLetter, DeadLetterPage } from './dead-letter.dto.js';
import { type DeadLetterRow, DeadLetterStore } from './dead-letter.store.js';

const PROBLEMS = {
  'letter-not-found': [404, '找不到这条死信', 'No such dead letter in your scope: check the id.'],
  'already-replayed': [409, '此死信已重放', 'The message has been read and stored since: there is nothing to replay.'],
  'cut-payload': [409, '报文过大,未完整保存', 'The message was larger than 64 kB and was not kept whole: it can not be replayed.'],
  'device-gone': [409, '设备已不在册', 'The device that sent this is no longer registered.'],
  'bad-cursor': [400, '翻页标记无效', 'Use the `next` of the page before as `after`, unchanged.'],
} satisfies ProblemTable;

/** Messages that could not be read, and a second chance once a decoder is mended or a device registered. */
@Injectable()
export class DeadLetterService {
  constructor(
    private readonly database: Database,
    private readonly letters: DeadLetterStore,
    private readonly devices: DeviceStore,
    private readonly directory: DeviceDirectory,
    private readonly ingest: IngestService,
  ) {}

  list(me: Account, { limit, after }: PageQuery): Promise<DeadLetterPage> {
    const key = after === undefined ? null : fromCursor(after);
    if (after !== undefined && !isKey(key)) throw refusal(PROBLEMS, 'bad-cursor');
    return this.database.within(scopeOf(me), async (tx) => {
      const rows = await this.letters.page(tx, limit + 1, key as [string, string] | null);
      const { items, next } = pageOf(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
      return { items: items.map(shown), next };
    });
  }

  async replay(me: Account, id: string): Promise<DeadLetter> {
    // Seen in the caller's scope first; the effects are the system's, as if it had just arrived.
    const visible = await this.database.within(scopeOf(me), (tx) => this.letters.lock(tx, id));
    if (!visible) throw refusal(PROBLEMS, 'letter-not-found');
    return this.database.within(SYSTEM, async (tx) => {
      const letter = (await this.letters.lock(tx, id))!;
      if (letter.replayedAt) throw refusal(PROBLEMS, 'already-replayed');
      if (letter.size > letter.payload.length) throw refusal(PROBLEMS, 'cut-payload');
      const sender = await this.senderOf(tx, letter);
      if (!sender) throw refusal(PROBLEMS, 'device-gone');
      const arrival = { sender, topic: letter.topic, payload: letter.payload, retained: false, redelivered: true };
      const [kept] = await this.ingest.keep(tx, [arrival], { bury: false });
      await this.letters.replayed(tx, id, kept!.outcome === 'dead' ? kept!.why! : 'kept');
      return shown((await this.letters.lock(tx, id))!);
    });
  }

  /** What came from nobody we knew, at an outside broker, may be somebody's by now. */
  private async senderOf(tx: Transaction, { deviceId, topic }: DeadLetterRow): Promise<KnownDevice | null> {
    if (deviceId === '') return (await this.directory.sendersOf([topic]))(topic);
    return (await this.devices.byIds(tx, [deviceId]))[0] ?? null;
  }
}

function shown({ receivedAt, replayedAt, payload, ...row }: DeadLetterRow): DeadLetter {
  return { ...row, receivedAt: receivedAt.toISOString(), replayedAt: replayedAt?.toISOString() ?? null, payload: payload.toString('base64') };
}

function isKey(key: unknown[] | null): boolean {
  return key?.length === 2 && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(key[0])) && /^[0-9a-f-]{36}$/.test(String(key[1]));
}
