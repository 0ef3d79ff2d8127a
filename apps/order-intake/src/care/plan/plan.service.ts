import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { minutesOf } from '../../rules/shanghai-time.js';
import { CallDayService } from '../call/call-day.service.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import { GradeService } from '../grade/grade.service.js';
import { mayPlanCalls } from '../rules/call-plan.js';
import type { PlanCalls } from './plan.dto.js';
import { PlanStore } from './plan.store.js';

/** Plans an elder's calls. A new plan ends the old one; its first call may be today's. */
@Injectable()
export class PlanService {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanStore,
    private readonly grades: GradeService,
    private readonly days: CallDayService,
  ) {}

  plan(me: Account, elderId: string, { days, from, to, note }: PlanCalls): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const hours = { days: days.toSorted((a, b) => a - b), fromMinute: minutesOf(from), toMinute: minutesOf(to) };
      const verdict = mayPlanCalls(hours);
      if (!verdict.ok) throw refusal(CARE_PROBLEMS, verdict.why);
      const elder = await this.grades.mine(tx, elderId);
      await this.plans.end(tx, elderId);
      await this.days.stop(tx, elderId);
      const { orgPath, streetCode } = elder;
      const plan = { id: newId(), elderId, orgPath, streetCode, ...hours, note: note?.trim() || null, madeAt: tx.now, madeBy: me.name };
      await this.plans.insert(tx, plan);
      await this.days.openOf(tx, [plan]);
    });
  }

  end(me: Account, elderId: string): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      await this.grades.mine(tx, elderId);
      if (!(await this.plans.end(tx, elderId))) throw refusal(CARE_PROBLEMS, 'no-plan');
      await this.days.stop(tx, elderId);
    });
  }
}
