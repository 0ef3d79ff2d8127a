import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import { Database, type Transaction } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { pageOf } from '#platform/page.dto.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { cancelTimer, setTimer } from '#platform/timers.js';
import { dayOf } from '../../rules/shanghai-time.js';
import { CARE_PROBLEMS } from '../care.problems.js';
import { CALL_TIMER } from '../care.timers.js';
import { NeedStore } from '../need/need.store.js';
import { keyOf } from '../page-key.js';
import { afterAttempt, CALL_HOLD_MINUTES, mayAttempt } from '../rules/call-attempt.js';
import type { CallPage, CallQuery, CallRow, RecordCall } from './call.dto.js';
import { callRow } from './call-row.js';
import { CallStore } from './call.store.js';
import { callTimer, type CareCall } from './care-call.js';
import { missed } from './missed.js';

/** The desk works through the day's calls: opens one, rings, says what came of it. */
@Injectable()
export class CallService {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly needs: NeedStore,
  ) {}

  list(me: Account, { day, state, limit, after }: CallQuery): Promise<CallPage> {
    const key = keyOf(after);
    return this.database.within(scopeOf(me), async (tx) => {
      const rows = await this.calls.list(tx, day ?? dayOf(tx.now), state, limit, key);
      const page = pageOf(rows, limit, (row) => [row.sortKey, row.id]);
      return { items: page.items.map((row) => callRow(row, tx.now)), next: page.next };
    });
  }

  one(me: Account, id: string): Promise<CallRow> {
    return this.database.within(scopeOf(me), async (tx) => {
      const row = await this.calls.named(tx, id);
      if (!row) throw refusal(CARE_PROBLEMS, 'call-not-found');
      return callRow(row, tx.now);
    });
  }

  /** Somebody is about to ring: for a while nobody else does. */
  start(me: Account, id: string): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      const call = await this.mine(tx, me, id);
      await this.calls.save(tx, { ...call, heldByAccountId: me.accountId, heldByName: me.name, heldAt: tx.now });
    });
  }

  record(me: Account, id: string, wish: RecordCall): Promise<void> {
    return this.database.within(scopeOf(me), async (tx) => {
      if (wish.result === 'ANSWERED' && !wish.mood) throw refusal(CARE_PROBLEMS, 'mood-missing');
      const call = await this.mine(tx, me, id);
      const attempts = call.attempts + 1;
      const follows = afterAttempt(wish.result, attempts, tx.now);
      const nextAt = 'nextAt' in follows ? follows.nextAt : null;
      const next: CareCall = {
        ...call,
        state: follows.state,
        attempts,
        firstAttemptAt: call.firstAttemptAt ?? tx.now,
        nextAt,
        heldByAccountId: null,
        heldByName: null,
        heldAt: null,
        overAt: nextAt ? null : tx.now,
      };
      await this.calls.save(tx, next);
      await this.calls.addAttempt(tx, next, wish, me);
      const { elderId, orgPath, streetCode, planId } = call;
      await this.needs.add(tx, (wish.needs ?? []).map((need) => ({ elderId, orgPath, streetCode, visitId: null, callId: id, need, foundBy: me.name })));
      const timer = callTimer(next);
      await (timer ? setTimer(tx, 'order-intake', timer) : cancelTimer(tx, 'order-intake', CALL_TIMER, id));
      const made: Telling<'care.call-made'> = {
        name: 'care.call-made',
        subject: elderId,
        orgPath,
        elderId,
        actor: { accountId: me.accountId, name: me.name },
        payload: { callId: id, elderId, planId, attempt: attempts, result: wish.result, madeAt: tx.now.toISOString() },
      };
      await tellAll(tx, follows.state === 'MISSED' ? [made, missed(next, tx.now)] : [made]);
    });
  }

  /** The call, if it may be made now and no colleague is making it. */
  private async mine(tx: Transaction, me: Account, id: string): Promise<CareCall> {
    const call = await this.calls.hold(tx, id);
    if (!call) throw refusal(CARE_PROBLEMS, 'call-not-found');
    const verdict = mayAttempt(call, tx.now);
    if (!verdict.ok) throw refusal(CARE_PROBLEMS, verdict.why, { state: call.state, nextAt: call.nextAt && call.nextAt.toISOString() });
    const heldUntil = call.heldAt ? call.heldAt.getTime() + CALL_HOLD_MINUTES * 60_000 : 0;
    if (call.heldByAccountId && call.heldByAccountId !== me.accountId && heldUntil > tx.now.getTime()) {
      throw refusal(CARE_PROBLEMS, 'call-held', { holder: { accountId: call.heldByAccountId, name: call.heldByName } });
    }
    return call;
  }
}
