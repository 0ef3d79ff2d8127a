import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { newId } from '#platform/id.js';
import { cancelTimer, setTimers } from '#platform/timers.js';
import { dayOf } from '../../rules/shanghai-time.js';
import { CALL_TIMER } from '../care.timers.js';
import type { CareElder } from '../grade/care-elder.js';
import { GradeStore } from '../grade/grade.store.js';
import { type CarePlan, PlanStore } from '../plan/plan.store.js';
import { plannedOn } from '../rules/call-plan.js';
import { CallStore } from './call.store.js';
import { callTimer, type CareCall, isAwayFor } from './care-call.js';

/** Opens the calls of a day from the plans, and pauses them while nobody is home. */
@Injectable()
export class CallDayService {
  constructor(
    private readonly calls: CallStore,
    private readonly plans: PlanStore,
    private readonly elders: GradeStore,
  ) {}

  /** Today's calls of at most `limit` plans that have none yet; answers how many plans there were. */
  async open(tx: Transaction, limit: number): Promise<number> {
    const weekday = new Date(`${dayOf(tx.now)}T00:00:00Z`).getUTCDay() || 7;
    const plans = await this.plans.unopened(tx, dayOf(tx.now), weekday, limit);
    await this.openOf(tx, plans);
    return plans.length;
  }

  async openOf(tx: Transaction, plans: readonly CarePlan[]): Promise<void> {
    const elders = new Map((await this.elders.read(tx, plans.map(({ elderId }) => elderId))).map((elder) => [elder.elderId, elder]));
    const wanted = plans.map((plan) => callOf(plan, elders.get(plan.elderId), tx.now)).filter((call) => call !== null);
    const opened = await this.calls.open(tx, wanted);
    await setTimers(tx, 'order-intake', opened.map(callTimer).filter((timer) => timer !== null));
  }

  /** The elder went away or came back: calls that would find nobody are skipped; one that was is due again while its window is open. */
  async follow(tx: Transaction, elder: CareElder): Promise<void> {
    for (const call of await this.calls.ofDay(tx, elder.elderId, dayOf(tx.now))) {
      const away = isAwayFor(call, elder, tx.now);
      if (call.state === 'DUE' && away) await this.skip(tx, call);
      else if (call.state === 'SKIPPED' && !away && call.attempts === 0 && call.toAt > tx.now && (await this.isPlanned(tx, call))) {
        const due: CareCall = { ...call, state: 'DUE', overAt: null };
        await this.calls.save(tx, due);
        await setTimers(tx, 'order-intake', [callTimer(due)!]);
      }
    }
  }

  /** The plan is over. A silence that somebody has already met is followed to its end, unless care itself has ended. */
  async stop(tx: Transaction, elderId: string, evenUnanswered = false): Promise<void> {
    for (const call of await this.calls.ofDay(tx, elderId, dayOf(tx.now))) {
      if (call.state === 'DUE' && (call.attempts === 0 || evenUnanswered)) await this.skip(tx, call);
    }
  }

  private async isPlanned(tx: Transaction, call: CareCall): Promise<boolean> {
    return (await this.plans.standing(tx, call.elderId))?.id === call.planId;
  }

  private async skip(tx: Transaction, call: CareCall): Promise<void> {
    await this.calls.save(tx, { ...call, state: 'SKIPPED', nextAt: null, overAt: tx.now });
    await cancelTimer(tx, 'order-intake', CALL_TIMER, call.id);
  }
}

/** Today's call of a plan; null on another day, when its window has gone by before the plan was made, or without an elder to call. */
function callOf(plan: CarePlan, elder: CareElder | undefined, now: Date): CareCall | null {
  const when = plannedOn(plan, now);
  if (!when || !elder || elder.endedAt || plan.madeAt >= when.toAt) return null;
  const away = isAwayFor(when, elder, now);
  return {
    id: newId(),
    planId: plan.id,
    elderId: plan.elderId,
    orgPath: plan.orgPath,
    streetCode: plan.streetCode,
    ...when,
    state: away ? 'SKIPPED' : 'DUE',
    attempts: 0,
    firstAttemptAt: null,
    nextAt: null,
    late: false,
    reminded: 0,
    heldByAccountId: null,
    heldByName: null,
    heldAt: null,
    overAt: away ? now : null,
  };
}
