import type { Transaction } from '#platform/database.js';
import { tell } from '#platform/event-log.js';
import { Listens, OnTimer } from '#platform/listens.js';
import { setTimer, type DueTimer } from '#platform/timers.js';
import { CALL_TIMER } from '../care.timers.js';
import { nextCallStep } from '../rules/call-attempt.js';
import { CallStore } from './call.store.js';
import { callTimer, type CareCall } from './care-call.js';
import { missed } from './missed.js';

/** What time does to a planned call: late, due again, missed, lapsed. */
@Listens('order-intake')
export class CallListener {
  constructor(private readonly calls: CallStore) {}

  @OnTimer(CALL_TIMER)
  async onCall({ subject }: DueTimer, tx: Transaction): Promise<void> {
    const call = await this.calls.hold(tx, subject);
    const next = call && nextCallStep(call);
    if (!call || !next) return;
    const after = next.at <= tx.now ? await this.take(tx, call, next.step, next.at) : call;
    if (after !== call) await this.calls.save(tx, after);
    const timer = callTimer(after);
    if (timer) await setTimer(tx, 'order-intake', timer);
  }

  private async take(tx: Transaction, call: CareCall, step: NonNullable<ReturnType<typeof nextCallStep>>['step'], at: Date): Promise<CareCall> {
    const { id: callId, elderId, planId, orgPath, attempts } = call;
    const about = { subject: elderId, orgPath };
    switch (step) {
      case 'LATE':
        await tell(tx, { ...about, name: 'care.duty-overdue', payload: { elderId, kind: 'CALL', step: 'SUPERVISOR', dueAt: at.toISOString() } });
        return { ...call, late: true };
      case 'AGAIN':
        await tell(tx, { ...about, name: 'care.call-due', payload: { callId, elderId, planId, attempt: attempts + 1, dueAt: at.toISOString() } });
        return { ...call, reminded: attempts };
      case 'MISS':
        await tell(tx, missed(call, tx.now));
        return { ...call, state: 'MISSED', nextAt: null, overAt: tx.now };
      case 'LAPSE':
        return { ...call, state: 'LAPSED', overAt: tx.now };
    }
  }
}
