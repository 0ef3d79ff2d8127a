import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { fromCursor, pageOf } from '#platform/page.dto.js';
import { COMMON_PROBLEMS, refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { PolicyStore } from '../month/policy.store.js';
import type { Demand, Instant } from '../rules/demand.js';
import { explain } from '../rules/effective-answer.js';
import { monthOf } from '../rules/month.js';
import { policyOf } from '../rules/policy-at.js';
import type { ClauseFinding, DemandDetail, DemandItem, DemandPage } from './demand.dto.js';
import { DemandListStore, type DemandListed } from './demand-list.store.js';
import type { DemandQuery } from './rate.dto.js';
import { PROBLEMS } from './rate.problems.js';

/** The demands behind a figure, and what each of the five clauses said to one of them. */
@Injectable()
export class DemandService {
  constructor(
    private readonly database: Database,
    private readonly demands: DemandListStore,
    private readonly policies: PolicyStore,
  ) {}

  async list(me: Account, query: DemandQuery): Promise<DemandPage> {
    const after = query.after === undefined ? null : placeOf(query.after);
    return this.database.within(scopeOf(me), async (tx) => {
      const rows = await this.demands.list(tx, query.month ?? monthOf(tx.now.getTime()), query, after);
      return pageOf(rows.map(itemOf), query.limit, ({ createdAt, id }) => [createdAt, id]);
    });
  }

  async one(me: Account, id: string): Promise<DemandDetail> {
    return this.database.within(scopeOf(me), async (tx) => {
      const row = await this.demands.one(tx, id);
      if (!row) throw refusal(PROBLEMS, 'demand-not-found');
      const { dossier, policyVersion, ...listed } = row;
      const policy = policyOf(await this.policies.all(tx), policyVersion);
      const story = await this.demands.story(tx, id);
      return {
        ...itemOf(listed),
        policyVersion,
        facts: factsOf(dossier.demand),
        clauses: row.outcome === 'excluded' ? [] : explain(dossier.demand, policy).map(findingOf),
        story: story.map(({ at, name, by }) => ({ at: at.toISOString(), name, by })),
      };
    });
  }
}

/** What stands in a cursor of ours; a made-up one is bad input. */
function placeOf(cursor: string): { at: string; id: string } {
  const [at, id] = fromCursor(cursor) ?? [];
  const sound = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
  if (!sound) throw refusal(COMMON_PROBLEMS, 'bad-input', { fields: [{ field: 'after', message: 'no cursor of this list' }] });
  return { at, id };
}

const itemOf = ({ createdAt, ...rest }: DemandListed): DemandItem => ({ ...rest, createdAt: createdAt.toISOString() });

const isoOf = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const findingOf = ({ clause, held, limitAt, actualAt }: ReturnType<typeof explain>[number]): ClauseFinding => ({
  clause,
  held,
  limitAt: isoOf(limitAt),
  actualAt: isoOf(actualAt),
});

/** Instants leave as ISO 8601: whatever ends in `At`. */
function factsOf(demand: Demand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(demand).map(([name, value]) => [name, name.endsWith('At') ? isoOf(value as Instant | null) : value]),
  );
}
