import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import { tellAll } from '#platform/event-log.js';
import { MonthOpener } from '../month/month.opener.js';
import { MonthStore } from '../month/month.store.js';
import { PolicyStore } from '../month/policy.store.js';
import { RateTeller } from '../rate/rate.teller.js';
import { streetOf, type DemandRow } from '../demand/demand-row.js';
import { judgeMonth } from '../rules/judge-month.js';
import { monthAfter, quarterOf, type Month } from '../rules/month.js';
import { policyOf } from '../rules/policy-at.js';
import { count } from '../rules/tally.js';
import { CellStore, type CellKey, type CellRow, type StreetRow } from './cell.store.js';

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

  /** Counts a demand out as it was and in as it is, and judges what that touches. */
  async move(tx: Transaction, before: DemandRow | null, after: DemandRow): Promise<void> {
    const opened = await this.opener.open(tx, after.month);
    const moved = (before ? await this.countOne(tx, before, -1) : true) && (await this.countOne(tx, after, 1));
    const street = moved ? [streetOf(after.dossier.demand)] : [];
    await this.judge(tx, [after.month], opened ? null : street);
    await this.judge(tx, [monthAfter(after.month, 1), monthAfter(after.month, 2)], street);
  }

  /** Judges streets (null: all) of those months that are kept, and tells what changed. */
  async judge(tx: Transaction, months: readonly Month[], streets: readonly string[] | null): Promise<void> {
    if (streets?.length === 0) return;
    const versions = await this.policies.all(tx);
    for (const { month, policyVersion } of await this.months.known(tx, months)) {
      const [rows, cells] = [await this.cells.streets(tx, month, streets), await this.cells.cells(tx, quarterOf(month), streets)];
      const judged = judgeMonth(month, rows, cells, policyOf(versions, policyVersion));
      const own = new Map(cells.filter((cell) => cell.month === month).map((cell) => [keyOf(cell), cell]));
      const changedCells = judged.cells.flatMap((verdict) => changedCell(own.get(keyOf(verdict)), verdict));
      const changedStreets = rows.flatMap((row, i) => changedStreet(row, judged.streets[i]!));
      await this.cells.putVerdicts(tx, changedCells);
      await this.cells.putStreets(tx, changedStreets);
      await this.tell(tx, changedCells, own, rows);
      if (changedStreets.length > 0) await this.rates.restate(tx, month);
    }
  }

  private async countOne(tx: Transaction, row: DemandRow, by: 1 | -1): Promise<boolean> {
    const { demand } = row.dossier;
    const key: CellKey = { month: row.month, street: streetOf(demand), category: demand.category };
    const tally = await this.cells.tally(tx, key);
    if (tally === null) return false;
    count(tally, demand.probe, row.verdict, by);
    await this.cells.putTally(tx, key, tally);
    return true;
  }

  private async tell(tx: Transaction, changed: readonly CellRow[], before: ReadonlyMap<string, CellRow>, streets: readonly StreetRow[]): Promise<void> {
    const pathOf = new Map(streets.map(({ street, orgPath }) => [street, orgPath]));
    const heard = changed.filter((cell) => {
      const old = before.get(keyOf(cell));
      return !old || old.n !== cell.n || old.e !== cell.e || old.passed !== cell.passed;
    });
    await tellAll(
      tx,
      heard.map(({ street, category, month, n, e, passed }) => ({
        name: 'cell.changed',
        subject: `${street}:${category}:${month}`,
        orgPath: pathOf.get(street)!,
        payload: { streetCode: street, category, month, n, e, passed },
      })),
    );
  }
}

const keyOf = ({ street, category }: { street: string; category: string }): string => `${street} ${category}`;

type Verdict = Pick<CellRow, 'n' | 'e' | 'by' | 'passed' | 'why'>;

function changedCell(standing: CellRow | undefined, { n, e, by, passed, why }: Verdict): CellRow[] {
  if (!standing) return [];
  const same = standing.n === n && standing.e === e && standing.by === by && standing.passed === passed && standing.why === why;
  return same ? [] : [{ ...standing, n, e, by, passed, why }];
}

function changedStreet(standing: StreetRow, { effective, why }: Pick<StreetRow, 'effective' | 'why'>): StreetRow[] {
  const same = standing.effective === effective && standing.why.join() === why.join();
  return same ? [] : [{ ...standing, effective, why }];
}
