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
import { subjectOf } from './demand-of-event.js';
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

  async record(tx: Transaction, event: AnyHappened): Promise<void> {
    const subject = subjectOf(event);
    if (subject === null) return;
    if (event.name === 'order.placed' && subject.kind === 'incident') await this.demands.linkOrder(tx, event.payload.orderId, subject.id);
    const before = await this.demands.find(tx, subject.id);
    const dossier = applyEvent(before?.dossier ?? null, event);
    if (dossier === null) return;
    if (dossier !== before?.dossier) await this.put(tx, before, await this.judged(tx, event, before, dossier));
    await this.demands.tellStory(tx, dossier.demand.id, event);
  }

  /** Judges a demand as of the freeze of its month: an open one fails. */
  async judgeFrozen(tx: Transaction, before: DemandRow): Promise<void> {
    const policy = policyOf(await this.policies.all(tx), before.policyVersion);
    const freezeAt = freezeOf(before.month);
    const verdict = effectiveAnswer(before.dossier.demand, policy, freezeAt, freezeAt);
    await this.put(tx, before, { ...before, verdict });
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

  private async put(tx: Transaction, before: DemandRow | null, after: DemandRow): Promise<void> {
    await this.demands.save(tx, after);
    if (before === null || !countsLike(before, after)) await this.cells.move(tx, before, after);
  }
}
