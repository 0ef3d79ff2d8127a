import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { setTimers } from '#platform/timers.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import { visitTimer } from '../care.timers.js';
import { maySetGrade } from '../rules/grade-in-force.js';
import type { CareElder, ElderFacts } from './care-elder.js';
import type { SetGrade } from './grade.dto.js';
import { gradeAgain } from './grade-again.js';
import { type GradeLine, GradeStore } from './grade.store.js';

/** Keeps each elder's risk grade, and with it by when somebody has to look in. */
@Injectable()
export class GradeService {
  constructor(
    private readonly database: Database,
    private readonly store: GradeStore,
  ) {}

  /** Looks at the facts of these elders anew, in the caller's transaction. `changed` is applied to what stands before the look. */
  async look(tx: Transaction, elderIds: readonly string[], changed: (elder: CareElder) => CareElder = (elder) => elder): Promise<CareElder[]> {
    const before = new Map((await this.store.hold(tx, elderIds)).map((elder) => [elder.elderId, elder]));
    const looked = (await this.store.facts(tx, elderIds)).map((facts) => this.lookAt(before.get(facts.elderId) ?? null, facts, changed, tx.now));
    const after = looked.map(({ after: elder }) => elder);
    await this.store.save(tx, after);
    const regraded = looked.filter((one) => one.before?.grade !== one.after.grade);
    await this.store.write(tx, regraded.filter(({ after: elder }) => !elder.setGrade).map(({ after: elder }) => lineOf(elder, tx.now)));
    await setTimers(tx, 'order-intake', after.map(visitTimer).filter((timer) => timer !== null));
    // Whoever is taken in is no news: the day a city begins it would be thousands.
    await tellAll(tx, regraded.filter((one) => one.before).map((one): Telling => gradedBy(one.after)));
    return after;
  }

  set(me: Account, elderId: string, { grade, reason, until }: SetGrade): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const end = new Date(until);
      const verdict = maySetGrade(end, tx.now);
      if (!verdict.ok) throw refusal(CARE_PROBLEMS, verdict.why);
      await this.mine(tx, elderId);
      const line: GradeLine = { at: tx.now, grade, decidedBy: 'officer', points: null, reasons: null, reason, until: end, byName: me.name };
      await this.decide(tx, elderId, line, (elder) => ({ ...elder, setGrade: grade, setUntil: end, setReason: reason, setBy: me.name }));
    });
  }

  /** Back to the rule's grade before the officer's ends. */
  unset(me: Account, elderId: string): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const elder = await this.mine(tx, elderId);
      if (!elder.setGrade) return;
      const line: GradeLine = { at: tx.now, grade: elder.ruleGrade, decidedBy: 'officer', points: null, reasons: null, reason: null, until: tx.now, byName: me.name };
      await this.decide(tx, elderId, line, (standing) => ({ ...standing, setGrade: null, setUntil: null, setReason: null, setBy: null }));
    });
  }

  /** The elder, if the caller may see them and is still cared for. */
  async mine(tx: Transaction, elderId: string): Promise<CareElder> {
    const [elder] = await this.store.hold(tx, [elderId]);
    if (!elder) throw refusal(CARE_PROBLEMS, 'elder-not-in-care');
    if (elder.endedAt) throw refusal(CARE_PROBLEMS, 'care-ended');
    return elder;
  }

  private async decide(tx: Transaction, elderId: string, line: GradeLine, change: (elder: CareElder) => CareElder): Promise<void> {
    const [elder] = await this.store.hold(tx, [elderId]);
    await this.store.write(tx, [{ ...line, elderId, orgPath: elder!.orgPath }]);
    await this.look(tx, [elderId], change);
  }

  private lookAt(before: CareElder | null, facts: ElderFacts, changed: (elder: CareElder) => CareElder, now: Date): { before: CareElder | null; after: CareElder } {
    return { before, after: gradeAgain(before && changed(before), facts, now) };
  }
}

/** An officer's grade wrote its own line already; the rule's says why. */
function lineOf(elder: CareElder, at: Date): GradeLine & { elderId: string; orgPath: string } {
  const { elderId, orgPath, grade, rulePoints: points, ruleReasons: reasons } = elder;
  return { elderId, orgPath, at, grade, decidedBy: 'rule', points, reasons, reason: null, until: null, byName: null };
}

const gradedBy = ({ elderId, orgPath, grade, setGrade }: CareElder): Telling<'care.graded'> => ({
  name: 'care.graded',
  subject: elderId,
  orgPath,
  payload: { elderId, grade, by: setGrade ? 'officer' : 'rule' },
});
