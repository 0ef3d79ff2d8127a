import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { MonthStore } from '../month/month.store.js';
import { PolicyStore } from '../month/policy.store.js';
import type { Month } from '../rules/month.js';
import { policyOf } from '../rules/policy-at.js';
import { judgeRate } from '../rules/rate.js';
import { RateStore, type RateRow } from './rate.store.js';

/** Keeps the figures of city and districts, tells their changes, and states them when a month freezes and ever after. */
@Injectable()
export class RateTeller {
  constructor(
    private readonly rates: RateStore,
    private readonly months: MonthStore,
    private readonly policies: PolicyStore,
  ) {}

  /** Streets of the month changed: counts anew, and tells the scopes whose figure is another now. */
  async restate(tx: Transaction, month: Month): Promise<void> {
    const [kept] = await this.months.known(tx, [month]);
    if (!kept) return;
    const { target } = policyOf(await this.policies.all(tx), kept.policyVersion);
    const standing = new Map((await this.rates.standing(tx, month)).map((rate) => [rate.scope, rate]));
    const byScope = Map.groupBy(await this.rates.counted(tx, month), ({ scope }) => scope);
    const changed = [...byScope].flatMap(([scope, streets]) => {
      const rate: RateRow = { month, scope, targetPermille: target, ...judgeRate(streets, target) };
      const old = standing.get(scope);
      return old && old.num === rate.num && old.den === rate.den ? [] : [rate];
    });
    if (changed.length === 0) return;
    await this.rates.put(tx, changed);
    if (kept.frozen) await this.rates.state(tx, month, changed.map(({ scope }) => scope));
    await tellAll(
      tx,
      changed.map(({ scope, num, den }) => ({ name: 'rate.changed', subject: `${scope}:${month}`, orgPath: scope, payload: { month, num, den, scope } })),
    );
  }

  /** The month has frozen: its figures stand. */
  async state(tx: Transaction, month: Month): Promise<void> {
    const standing = await this.rates.standing(tx, month);
    await this.rates.state(tx, month, standing.map(({ scope }) => scope));
  }
}
