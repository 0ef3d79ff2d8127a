import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { AlarmCloseReason, AlarmLevel } from '#contracts/alarm.js';
import type { Happened } from '#contracts/flow.js';
import { Database, type Transaction } from '#platform/database.js';
import { Hears, Listens, OnTimer } from '#platform/listens.js';
import { SYSTEM } from '#platform/scope.js';
import { cancelTimer, setTimer, type DueTimer } from '#platform/timers.js';
import { alarmFacts } from '../../alarm-facts.js';
import { atMinute } from '../../rules/shanghai-time.js';
import { CallDayService } from '../call/call-day.service.js';
import { ROUND_TIMER, VISIT_TIMER } from '../care.timers.js';
import { PlanStore } from '../plan/plan.store.js';
import { GradeService } from './grade.service.js';
import { GradeStore } from './grade.store.js';

const SUBJECT = 'elders';
const EVERY_MS = 3_600_000;
/** A full bite is followed by the next at once. */
const BITE = 500;
/** A real P1 or P2 is an event after which somebody looks in. */
const GRAVE: readonly AlarmLevel[] = ['P1', 'P2'];
const isReal = (reason: AlarmCloseReason): boolean => reason.startsWith('REAL_');

/** What the register, the alarms and the days do to an elder's grade and plan. */
@Injectable()
@Listens('order-intake')
export class GradeListener implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly grades: GradeService,
    private readonly store: GradeStore,
    private readonly plans: PlanStore,
    private readonly days: CallDayService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.within(SYSTEM, (tx) => setTimer(tx, 'order-intake', { kind: ROUND_TIMER, subject: SUBJECT, dueAt: tx.now }));
  }

  /** New elders are taken in, the others graded once a day, and the day's calls opened. */
  @OnTimer(ROUND_TIMER)
  async onRound(_: DueTimer, tx: Transaction): Promise<void> {
    const elderIds = await this.store.ungraded(tx, atMinute(tx.now, 0), BITE);
    await this.grades.look(tx, elderIds);
    const opened = await this.days.open(tx, BITE);
    const hour = Math.floor(tx.now.getTime() / EVERY_MS) * EVERY_MS + EVERY_MS;
    const dueAt = elderIds.length === BITE || opened === BITE ? tx.now : new Date(hour);
    await setTimer(tx, 'order-intake', { kind: ROUND_TIMER, subject: SUBJECT, dueAt });
  }

  @Hears('elder.changed')
  async onElderChanged({ payload }: Happened<'elder.changed'>, tx: Transaction): Promise<void> {
    const [elder] = await this.grades.look(tx, [payload.elderId]);
    if (elder && !elder.endedAt) await this.days.follow(tx, elder);
  }

  @Hears('alarm.closed')
  async onAlarmClosed({ payload, orgPath }: Happened<'alarm.closed'>, tx: Transaction): Promise<void> {
    const { alarmId, reason, closedAt } = payload;
    if (reason !== 'DECEASED' && !isReal(reason)) return;
    const alarm = await alarmFacts(tx, alarmId);
    if (!alarm?.elderId) return;
    if (reason === 'DECEASED') return this.end(tx, alarm.elderId);
    if (!GRAVE.includes(alarm.priority)) return;
    await this.store.keepEvent(tx, { alarmId, elderId: alarm.elderId, orgPath, level: alarm.priority, reason, at: new Date(closedAt) });
    await this.grades.look(tx, [alarm.elderId]);
  }

  @Hears('alarm.reopened')
  async onAlarmReopened({ payload }: Happened<'alarm.reopened'>, tx: Transaction): Promise<void> {
    const elderId = await this.store.dropEvent(tx, payload.alarmId);
    if (elderId) await this.grades.look(tx, [elderId]);
  }

  /** Nobody rings at the door of the dead. */
  private async end(tx: Transaction, elderId: string): Promise<void> {
    // An elder whom the round has not met yet is taken in first.
    await this.grades.look(tx, [elderId]);
    const [elder] = await this.grades.look(tx, [elderId], (standing) => ({ ...standing, endedAt: tx.now }));
    if (!elder) return;
    await cancelTimer(tx, 'order-intake', VISIT_TIMER, elderId);
    await this.plans.end(tx, elderId);
    await this.days.stop(tx, elderId, true);
  }
}
