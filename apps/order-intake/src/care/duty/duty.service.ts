import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { dayOf } from '../../rules/shanghai-time.js';
import { CallStore } from '../call/call.store.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import { GradeStore } from '../grade/grade.store.js';
import { NeedStore } from '../need/need.store.js';
import { keyOf } from '../page-key.js';
import { planRow } from '../plan/plan-row.js';
import { PlanStore } from '../plan/plan.store.js';
import { VisitStore } from '../visit/visit.store.js';
import type { CareFile, CareOverview, CarePage, DutyQuery } from './duty.dto.js';
import { careRow } from './duty-row.js';
import { DutyStore } from './duty.store.js';

/** So much of the past fits a page that is read before a door. */
const PAST_ROWS = 12;

/** Who is owed a visit, in whose street, since when; and all that is known of one elder's care. */
@Injectable()
export class DutyService {
  constructor(
    private readonly database: Database,
    private readonly duties: DutyStore,
    private readonly grades: GradeStore,
    private readonly visits: VisitStore,
    private readonly plans: PlanStore,
    private readonly calls: CallStore,
    private readonly needs: NeedStore,
  ) {}

  list(me: Account, query: DutyQuery): Promise<CarePage> {
    const after = keyOf(query.after);
    return this.database.within(scopeOf(me), async (tx) => {
      const page = pageOf(await this.duties.list(tx, query, after), query.limit, (row) => [row.dueKey, row.id]);
      return { items: page.items.map(careRow), next: page.next };
    });
  }

  file(me: Account, elderId: string): Promise<CareFile> {
    return this.database.within(scopeOf(me), async (tx) => {
      const row = await this.duties.one(tx, elderId);
      const [care] = await this.grades.read(tx, [elderId]);
      if (!row || !care) throw refusal(CARE_PROBLEMS, 'elder-not-in-care');
      const plan = await this.plans.standing(tx, elderId);
      const history = await this.grades.history(tx, elderId, PAST_ROWS);
      return {
        ...careRow(row),
        ruleGrade: care.ruleGrade,
        set: care.setUntil && { until: care.setUntil.toISOString(), reason: care.setReason ?? '', by: care.setBy ?? '' },
        hearing: row.hearing,
        dialect: row.dialect,
        bestHours: row.bestHours,
        history: history.map(({ at, until, byName: by, ...line }) => ({ ...line, at: at.toISOString(), until: until && until.toISOString(), by })),
        visits: await this.visits.of(tx, elderId, PAST_ROWS),
        plan: plan && planRow(plan),
        calls: await this.calls.past(tx, elderId, PAST_ROWS),
        needs: await this.needs.of(tx, elderId, PAST_ROWS),
      };
    });
  }

  overview(me: Account): Promise<CareOverview> {
    return this.database.within(scopeOf(me), async (tx) => ({
      grades: await this.duties.grades(tx),
      streets: await this.duties.streets(tx),
      ...(await this.duties.visits(tx)),
      calls: await this.duties.calls(tx, dayOf(tx.now)),
      openNeeds: await this.needs.open(tx),
    }));
  }
}
