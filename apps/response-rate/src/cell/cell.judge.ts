import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import type { DemandChange } from '../demand/demand-batch.js';
import { streetOf, type DemandRow } from '../demand/demand-row.js';
import { MonthOpener } from '../month/month.opener.js';
import { MonthStore } from '../month/month.store.js';
import { PolicyStore } from '../month/policy.store.js';
import { RateTeller } from '../rate/rate.teller.js';
import { cellName, judgeMonth } from '../rules/judge-month.js';
import { monthAfter, quarterOf, type Month } from '../rules/month.js';
import { policyOf } from '../rules/policy-at.js';
import { count } from '../rules/tally.js';
import { changedStreets, isHeard, judgedCell } from './cell-change.js';
import { CellStore, type CellRow } from './cell.store.js';

/** A demand to be counted in (1) or out (-1). */
interface Move {
  row: DemandRow;
  by: 1 | -1;
}

/** Keeps cells and streets as the demands say: a demand moves its own month, and the two after it that may borrow from it. */
@Injectable()
export class CellJudge {
  constructor(
    private readonly cells: CellStore,
    private readonly months: MonthStore,
    private readonly opener: MonthOpener,
    private readonly policies: PolicyStore,
    private readonly rates: RateTeller,
  ) {}

  /** Counts demands out as they were and in as they are, and judges what that touches. */
  async move(tx: Transaction, changes: readonly DemandChange[]): Promise<void> {
    if (changes.length === 0) return;
    const months = [...new Set(changes.map(({ after }) => after.month))].toSorted();
    for (const month of months) if (await this.opener.open(tx, month)) await this.judge(tx, [month], null);
    const touched = new Set(months.flatMap((month) => [month, monthAfter(month, 1), monthAfter(month, 2)]));
    const streets = new Set(changes.map(({ after }) => streetOf(after.dossier.demand)));
    const moves = changes.flatMap(({ before, after }): Move[] => [...(before ? [{ row: before, by: -1 as const }] : []), { row: after, by: 1 }]);
    await this.judge(tx, [...touched], [...streets], moves);
  }

  /** Judges streets (null: all) of those months that are kept, after the moves were counted, and tells what changed. */
  async judge(tx: Transaction, months: readonly Month[], streets: readonly string[] | null, moves: readonly Move[] = []): Promise<void> {
    const kept = await this.months.known(tx, months);
    const rows = await this.cells.streets(tx, months, streets);
    if (rows.length === 0) return;
    const cells = await this.cells.cells(tx, [...new Set(kept.flatMap(({ month }) => quarterOf(month)))], streets);
    const standing = new Map(cells.map((cell) => [cellName(cell), cell]));
    const counted = countMoves(standing, moves);
    const versions = await this.policies.all(tx);
    for (const { month, policyVersion } of kept) {
      const mine = rows.filter((row) => row.month === month);
      const judged = judgeMonth(month, mine, counted, policyOf(versions, policyVersion));
      const changed = judged.cells.flatMap((verdict) => judgedCell(standing.get(cellName(verdict)), counted.get(cellName(verdict)), verdict));
      const streetsNow = changedStreets(mine, judged.streets);
      await this.cells.put(tx, changed);
      await this.cells.putStreets(tx, streetsNow);
      const pathOf = new Map(mine.map(({ street, orgPath }) => [street, orgPath]));
      await this.tell(tx, changed.filter((cell) => isHeard(standing.get(cellName(cell)), cell)), pathOf);
      if (streetsNow.length > 0) await this.rates.restate(tx, month);
    }
  }

  private tell(tx: Transaction, cells: readonly CellRow[], pathOf: ReadonlyMap<string, string>): Promise<void> {
    return tellAll(
      tx,
      cells.map(({ street, category, month, n, e, passed }) => ({
        name: 'cell.changed',
        subject: `${street}:${category}:${month}`,
        orgPath: pathOf.get(street)!,
        payload: { streetCode: street, category, month, n, e, passed },
      })),
    );
  }
}

/**
 * The cells with the moves counted, those that were moved with a tally of their own (so that a move shows by identity).
 * A street that no month lists counts nowhere.
 */
function countMoves(standing: ReadonlyMap<string, CellRow>, moves: readonly Move[]): Map<string, CellRow> {
  const counted = new Map(standing);
  for (const { row, by } of moves) {
    const { demand } = row.dossier;
    const name = cellName({ month: row.month, street: streetOf(demand), category: demand.category });
    const cell = counted.get(name);
    if (!cell) continue;
    const tally = structuredClone(cell.tally);
    count(tally, demand.probe, row.verdict, by);
    counted.set(name, { ...cell, tally });
  }
  return counted;
}
