import { Injectable } from '@nestjs/common';
import type { Account, Role } from '#contracts/people.js';
import { Database } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import { GradeService } from '../grade/grade.service.js';
import { NeedStore } from '../need/need.store.js';
import { fulfilsVisit, mayRecordVisit } from '../rules/fulfils-visit.js';
import type { RecordVisit } from './visit.dto.js';
import { VisitStore } from './visit.store.js';

/** Who stands before doors; the desk has a telephone and a screen. */
const AT_DOORS: readonly Role[] = ['grid-worker', 'street-officer'];

/** Somebody has looked in on an elder: what they found, what is needed, and when the next visit is due. */
@Injectable()
export class VisitService {
  constructor(
    private readonly database: Database,
    private readonly visits: VisitStore,
    private readonly needs: NeedStore,
    private readonly grades: GradeService,
  ) {}

  record(me: Account, elderId: string, wish: RecordVisit): Promise<string> {
    return this.database.within(scopeOf(me), async (tx) => {
      const visitedAt = wish.visitedAt ? new Date(wish.visitedAt) : tx.now;
      const verdict = mayRecordVisit(visitedAt, tx.now);
      if (!verdict.ok) throw refusal(CARE_PROBLEMS, verdict.why);
      if (wish.way === 'DOOR' && !AT_DOORS.includes(me.role)) throw refusal(CARE_PROBLEMS, 'way-not-yours');
      if (wish.met && !wish.findings) throw refusal(CARE_PROBLEMS, 'findings-missing');
      const elder = await this.grades.mine(tx, elderId);
      const { orgPath, streetCode, grade, because, dueAt } = elder;
      const id = newId();
      const fulfilled = fulfilsVisit(wish, elder);
      await this.visits.insert(tx, {
        id, elderId, orgPath, streetCode, visitedAt, recordedAt: tx.now, byAccountId: me.accountId, byName: me.name,
        way: wish.way, met: wish.met, grade, because, dueAt, fulfilled, findings: wish.met ? { ...wish.findings } : {}, note: wish.note?.trim() || null,
      });
      await this.needs.add(tx, (wish.needs ?? []).map((need) => ({ elderId, orgPath, streetCode, visitId: id, callId: null, need, foundBy: me.name })));
      const seen = (last: Date | null): Date => (last && last > visitedAt ? last : visitedAt);
      await this.grades.look(tx, [elderId], (standing) => (fulfilled ? { ...standing, lastVisitAt: seen(standing.lastVisitAt) } : standing));
      await tell(tx, {
        name: 'care.visited',
        subject: elderId,
        orgPath,
        elderId,
        actor: { accountId: me.accountId, name: me.name },
        payload: { visitId: id, elderId, grade, way: wish.way, met: wish.met, visitedAt: visitedAt.toISOString() },
      });
      return id;
    });
  }
}
