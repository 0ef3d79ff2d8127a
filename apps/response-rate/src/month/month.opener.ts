import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { setTimer } from '#platform/timers.js';
import { freezeOf, startOf, type Month } from '../rules/month.js';
import { versionAt } from '../rules/policy-at.js';
import { coverageByStreet } from '../rules/street-coverage.js';
import { CoverageStore } from './coverage.store.js';
import { MonthStore } from './month.store.js';
import { PolicyStore } from './policy.store.js';

export const FREEZE_TIMER = 'month.freezes';

/** Makes a month ready to count in: its streets, its coverage, the policy of its first instant, and its freeze. */
@Injectable()
export class MonthOpener {
  constructor(
    private readonly months: MonthStore,
    private readonly coverage: CoverageStore,
    private readonly policies: PolicyStore,
  ) {}

  /** False when it was open already. */
  async open(tx: Transaction, month: Month): Promise<boolean> {
    if ((await this.months.known(tx, [month])).length > 0) return false;
    await this.months.add(tx, month, versionAt(await this.policies.all(tx), startOf(month)));
    await this.cover(tx, month);
    await setTimer(tx, 'response-rate', { kind: FREEZE_TIMER, subject: month, dueAt: new Date(freezeOf(month)) });
    return true;
  }

  /** Takes the register's streets and coverage of today into a month that is not frozen; answers the streets to judge anew. */
  async cover(tx: Transaction, month: Month): Promise<string[]> {
    const added = await this.months.addStreets(tx, month);
    const changed = await this.coverage.put(tx, month, coverageByStreet(await this.coverage.active(tx, month), month));
    return [...new Set([...added, ...changed])];
  }
}
