import { Injectable } from '@nestjs/common';
import type { AnyHappened } from '#contracts/flow.js';
import { Database, type Transaction } from '#platform/database.js';
import { LOG_START, parseCursor, readEvents } from '#platform/event-log.js';
import { SYSTEM } from '#platform/scope.js';
import { subjectOf } from '../demand/demand-of-event.js';
import { streetOf } from '../demand/demand-row.js';
import { MonthStore } from '../month/month.store.js';
import { PolicyStore } from '../month/policy.store.js';
import { applyEvent, DEMAND_EVENTS } from '../rules/apply-event.js';
import type { Instant } from '../rules/demand.js';
import type { Dossier } from '../rules/dossier.js';
import { effectiveAnswer } from '../rules/effective-answer.js';
import { cellName, judgeMonth } from '../rules/judge-month.js';
import { freezeOf, monthOf } from '../rules/month.js';
import { policyOf, versionAt, type PolicyVersion } from '../rules/policy-at.js';
import { count, emptyTally, type Tally } from '../rules/tally.js';
import { CellStore, type CellRow } from './cell.store.js';

/** A cell that is kept otherwise than the event log says. */
export interface Difference {
  cell: string;
  /** The cell's figures as one line of text. */
  kept: string;
  rebuilt: string;
}

const BATCH_EVENTS = 2_000;

/**
 * Counts everything again from the first event of the log, in memory, and compares it with what is kept step by step.
 * Waits for the listener's turn, so that both speak of the same events.
 */
@Injectable()
export class CellAudit {
  constructor(
    private readonly database: Database,
    private readonly months: MonthStore,
    private readonly cells: CellStore,
    private readonly policies: PolicyStore,
  ) {}

  /** Empty: not a single cell differs. */
  compare(): Promise<Difference[]> {
    return this.database.within(SYSTEM, async (tx) => {
      await this.months.takeTurn(tx);
      const versions = await this.policies.all(tx);
      const counted = tallies(await this.fold(tx), versions, tx.now.getTime());
      const differences: Difference[] = [];
      for (const { month, policyVersion } of await this.months.all(tx)) {
        const streets = await this.cells.streets(tx, [month], null);
        const judged = judgeMonth(month, streets, counted, policyOf(versions, policyVersion));
        const standing = new Map((await this.cells.cells(tx, [month], null)).map((cell) => [cellName(cell), cell]));
        for (const verdict of judged.cells) {
          const cell = cellName(verdict);
          const rebuilt = shown({ ...verdict, tally: counted.get(cell)?.tally ?? emptyTally() });
          const kept = shown(standing.get(cell));
          if (kept !== rebuilt) differences.push({ cell, kept, rebuilt });
        }
      }
      return differences;
    });
  }

  /** Every demand as the log up to the service's cursor tells it. */
  private async fold(tx: Transaction): Promise<Iterable<Dossier>> {
    const dossiers = new Map<string, Dossier>();
    const incidents = new Map<string, string>();
    const until = await this.months.cursor(tx);
    let after = LOG_START;
    for (;;) {
      const events = await readEvents(tx, after, BATCH_EVENTS, DEMAND_EVENTS);
      for (const event of events) {
        if (isAfter(event, until)) return dossiers.values();
        foldOne(dossiers, incidents, event);
      }
      if (events.length < BATCH_EVENTS) return dossiers.values();
      after = parseCursor(events.at(-1)!.cursor)!;
    }
  }
}

function foldOne(dossiers: Map<string, Dossier>, incidents: Map<string, string>, event: AnyHappened): void {
  const subject = subjectOf(event);
  if (subject === null) return;
  if (event.name === 'order.placed' && subject.kind === 'incident') incidents.set(event.payload.orderId, subject.id);
  const id = subject.kind === 'incident' ? subject.id : (incidents.get(subject.id) ?? subject.id);
  const next = applyEvent(dossiers.get(id) ?? null, event);
  if (next) dossiers.set(id, next);
}

function tallies(dossiers: Iterable<Dossier>, versions: readonly PolicyVersion[], now: Instant): Map<string, { tally: Tally }> {
  const cells = new Map<string, { tally: Tally }>();
  for (const { demand } of dossiers) {
    const month = monthOf(demand.createdAt);
    const policy = policyOf(versions, versionAt(versions, demand.createdAt));
    const name = cellName({ month, street: streetOf(demand), category: demand.category });
    const cell = cells.get(name) ?? { tally: emptyTally() };
    cells.set(name, cell);
    count(cell.tally, demand.probe, effectiveAnswer(demand, policy, now, freezeOf(month)));
  }
  return cells;
}

/** The same cell as the same text, whatever the order of its counts. */
function shown(cell: Pick<CellRow, 'n' | 'e' | 'by' | 'passed' | 'why' | 'tally'> | undefined): string {
  if (!cell) return 'not kept';
  const { n, e, by, passed, why, tally } = cell;
  const { failed, excluded, ...counts } = tally;
  const sorted = (of: object) => Object.entries(of).toSorted();
  return JSON.stringify({ n, e, by, passed, why, counts: sorted(counts), failed: sorted(failed), excluded: sorted(excluded) });
}

function isAfter(event: AnyHappened, until: { xid: string; id: string } | null): boolean {
  if (until === null) return true;
  const { xid, id } = parseCursor(event.cursor)!;
  return BigInt(xid) > BigInt(until.xid) || (xid === until.xid && BigInt(id) > BigInt(until.id));
}
