import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { FIRE_TYPES } from '../rules/comes-back.js';
import { type Finding, keyOf } from './finding.js';

/** How late "it is over" may be noticed when a timer or another door raised the alarm meanwhile; it is a flag, and closes nothing. */
const REMEMBER_MS = 30_000;
const ENTRIES_LIMIT = 100_000;

/** Most readings say again that all is well. What has just been looked up need not be looked up for each of them. */
@Injectable()
export class ClearMemory {
  /** Until when it needs no look, epoch milliseconds of the database's clock. */
  private readonly over = new Map<string, number>();
  private readonly pending = new WeakMap<Transaction, readonly Finding[]>();

  /** The findings without what is known to be over. Call `committed` after the commit. */
  news(tx: Transaction, findings: readonly Finding[]): Finding[] {
    const news = findings.map((found) => {
      for (const type of found.raised) this.over.delete(keyOf(found.about, type));
      if (found.cleared.length === 0) return found;
      return { ...found, cleared: found.cleared.filter((type) => !((this.over.get(keyOf(found.about, type)) ?? 0) > tx.now.getTime())) };
    });
    this.pending.set(tx, news);
    return news;
  }

  committed(tx: Transaction): void {
    if (this.over.size > ENTRIES_LIMIT) this.over.clear();
    const until = tx.now.getTime() + REMEMBER_MS;
    for (const { about, cleared, raised } of this.pending.get(tx) ?? []) {
      // Two detectors of one home are one key: what one of them took back the other may not have.
      for (const type of cleared) if (!FIRE_TYPES.includes(type)) this.over.set(keyOf(about, type), until);
      for (const type of raised) this.over.delete(keyOf(about, type));
    }
  }
}
