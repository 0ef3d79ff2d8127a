import type { Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { VISIT_TIMER, visitTimer } from '../care.timers.js';
import { GradeStore } from '../grade/grade.store.js';
import { nextDutyStep } from '../rules/duty-step.js';

/** A visit that nobody made climbs: the street, then the district, each at its own time also when nobody was there to fire it. */
@Listens('order-intake')
export class DutyListener {
  constructor(private readonly grades: GradeStore) {}

  @OnTimer(VISIT_TIMER)
  async onVisitDue({ subject }: DueTimer, tx: Transaction): Promise<void> {
    const [elder] = await this.grades.hold(tx, [subject]);
    const next = elder && !elder.endedAt ? nextDutyStep(elder.dueAt, elder.escalated) : null;
    if (!elder || !next) return;
    if (next.at <= tx.now) {
      elder.escalated = next.step;
      await this.grades.save(tx, [elder]);
      await tell(tx, {
        name: 'care.duty-overdue',
        subject,
        orgPath: elder.orgPath,
        payload: { elderId: subject, kind: 'VISIT', step: next.step, dueAt: elder.dueAt.toISOString() },
      });
    }
    const timer = visitTimer(elder);
    if (timer) await setTimer(tx, 'order-intake', timer);
  }
}
