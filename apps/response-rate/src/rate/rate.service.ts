import { Injectable } from '@nestjs/common';
import { CATEGORIES } from '#contracts/order.js';
import type { Account } from '#contracts/people.js';
import { isWithin } from '#contracts/place.js';
import { Database } from '#platform/database.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { PolicyStore } from '../month/policy.store.js';
import { monthAfter, monthOf } from '../rules/month.js';
import { policyOf } from '../rules/policy-at.js';
import { judgeRate } from '../rules/rate.js';
import { BoardStore, type BoardRow } from './board.store.js';
import type { RateBoard, RateDrag, RateQuery, RateStreet, TrendMonth, TrendQuery } from './rate.dto.js';
import { PROBLEMS } from './rate.problems.js';

/** The board of a month, and the months before it. */
@Injectable()
export class RateService {
  constructor(
    private readonly database: Database,
    private readonly boards: BoardStore,
    private readonly policies: PolicyStore,
  ) {}

  async board(me: Account, query: RateQuery): Promise<RateBoard> {
    const scope = scopeFor(me, query.scope);
    return this.database.within(scopeOf(me), async (tx) => {
      const month = query.month ?? monthOf(tx.now.getTime());
      const kept = await this.boards.month(tx, month);
      if (!kept) throw refusal(PROBLEMS, 'month-not-kept');
      const streets = streetsOf(await this.boards.cells(tx, month, scope));
      const { target } = policyOf(await this.policies.all(tx), kept.policyVersion);
      const rate = judgeRate(streets, target);
      return {
        month,
        scope,
        ...rate,
        ratePermille: rate.den > 0 ? Math.floor((rate.num * 1000) / rate.den) : 0,
        targetPermille: target,
        asOf: tx.now.toISOString(),
        provisional: !kept.frozen,
        freezesAt: kept.freezesAt.toISOString(),
        policyVersion: kept.policyVersion,
        revision: await this.boards.revision(tx, month, scope),
        streets,
        drags: dragsOf(streets),
      };
    });
  }

  async trend(me: Account, { months, scope }: TrendQuery): Promise<TrendMonth[]> {
    const path = scopeFor(me, scope);
    return this.database.within(scopeOf(me), async (tx) => {
      const last = monthOf(tx.now.getTime());
      const asked = Array.from({ length: months }, (_, i) => monthAfter(last, -i));
      return this.boards.trend(tx, asked, path);
    });
  }
}

function scopeFor(me: Account, asked: string | undefined): string {
  const own = me.orgPath;
  if (own === null || (asked !== undefined && !isWithin(own, asked))) throw refusal(PROBLEMS, 'scope-not-yours');
  return asked ?? own;
}

function streetsOf(rows: readonly BoardRow[]): RateStreet[] {
  return [...Map.groupBy(rows, ({ code }) => code).values()].map((cells) => {
    const { code, name, districtCode, districtName, central, effective, why } = cells[0]!;
    return { code, name, districtCode, districtName, central, effective, why, cells: cells.map(cellOf) };
  });
}

function cellOf({ category, n, e, by, passed, cellWhy, tally }: BoardRow): RateStreet['cells'][number] {
  const { failed, excluded, pending } = tally;
  return { category, n, e, by, passed, why: cellWhy, monthN: tally.n, monthE: tally.e, failed, excluded, pending };
}

/** Which categories hold the scope back, the worst first. */
function dragsOf(streets: readonly RateStreet[]): RateDrag[] {
  const central = streets.filter((street) => street.central);
  const failing = (category: string) => central.filter(({ cells }) => cells.some((cell) => cell.category === category && !cell.passed)).length;
  return CATEGORIES.map((category) => ({ category, streets: failing(category) }))
    .filter((drag) => drag.streets > 0)
    .toSorted((a, b) => b.streets - a.streets);
}
