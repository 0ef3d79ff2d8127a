import { Injectable } from '@nestjs/common';
import type { AnyHappened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { CellJudge } from '../cell/cell.judge.js';
import { MonthStore } from '../month/month.store.js';
import { PolicyStore } from '../month/policy.store.js';
import { applyEvent } from '../rules/apply-event.js';
import type { Instant } from '../rules/demand.js';
import type { Dossier } from '../rules/dossier.js';
import { effectiveAnswer } from '../rules/effective-answer.js';
import { DAY_MS, freezeOf, monthOf, type Month } from '../rules/month.js';
import { policyOf, versionAt } from '../rules/policy-at.js';
import { DemandBatch, type DemandChange } from './demand-batch.js';
import { idsIn, subjectOf } from './demand-of-event.js';
import { countsLike, type DemandRow } from './demand-row.js';
import { DemandStore } from './demand.store.js';

/** Takes an event into its demand, judges the demand anew, and moves the cells that counted it. */
@Injectable()
export class DemandRecorder {
  constructor(
    private readonly demands: DemandStore,
    private readonly months: MonthStore,
    private readonly policies: PolicyStore,
    private readonly cells: CellJudge,
  ) {}

  /** Events in log order: one reading, one writing, and each cell that they touch is judged once. */
  async record(tx: Transaction, events: readonly AnyHappened[]): Promise<void> {
    const batch = new DemandBatch(await this.demands.find(tx, events.flatMap(idsIn)));
    for (const event of events) await this.fold(tx, batch, event);
    await this.demands.link(tx, batch.links);
    await this.write(tx, batch.changes());
    await this.demands.tellStories(tx, batch.stories);
  }

  private async fold(tx: Transaction, batch: DemandBatch, event: AnyHappened): Promise<void> {
    const subject = subjectOf(event);
    if (subject === null) return;
    if (event.name === 'order.placed' && subject.kind === 'incident') batch.link(event.payload.orderId, subject.id);
    const before = batch.standing(subject.id);
    const dossier = applyEvent(before?.dossier ?? null, event);
    if (dossier === null) return;
    if (dossier !== before?.dossier) batch.put(await this.judged(tx, event, before, dossier));
    batch.stories.push({ demandId: dossier.demand.id, event });
  }

  /** Judges demands as of the freeze of their month: open ones fail. */
  async judgeFrozen(tx: Transaction, rows: readonly DemandRow[]): Promise<void> {
    const versions = await this.policies.all(tx);
    const changes = rows.map((before) => {
      const freezeAt = freezeOf(before.month);
      const verdict = effectiveAnswer(before.dossier.demand, policyOf(versions, before.policyVersion), freezeAt, freezeAt);
      return { before, after: { ...before, verdict } };
    });
    await this.write(tx, changes);
  }

  private async write(tx: Transaction, changes: readonly DemandChange[]): Promise<void> {
    await this.demands.save(tx, changes.map(({ after }) => after));
    await this.cells.move(tx, changes.filter(({ before, after }) => before === null || !countsLike(before, after)));
  }

  private async judged(tx: Transaction, event: AnyHappened, before: DemandRow | null, dossier: Dossier): Promise<DemandRow> {
    const { demand } = dossier;
    const month = before?.month ?? monthOf(demand.createdAt);
    const versions = await this.policies.all(tx);
    // Fixed at creation: a policy that is registered later changes no demand that stands.
    const policyVersion = before?.policyVersion ?? versionAt(versions, demand.createdAt);
    return {
      id: demand.id,
      dossier,
      month,
      orgPath: before?.orgPath ?? event.orgPath,
      elderId: before?.elderId ?? event.elderId,
      policyVersion,
      verdict: effectiveAnswer(demand, policyOf(versions, policyVersion), await this.asOf(tx, month), freezeOf(month)),
    };
  }

  /**
   * Now; but a transaction may have begun a moment before the freeze and got its turn after it, and nothing in a frozen
   * month waits any more.
   */
  private async asOf(tx: Transaction, month: Month): Promise<Instant> {
    const now = tx.now.getTime();
    const freezeAt = freezeOf(month);
    if (now >= freezeAt || now < freezeAt - DAY_MS) return now;
    const [kept] = await this.months.known(tx, [month]);
    return kept?.frozen ? freezeAt : now;
  }
}
