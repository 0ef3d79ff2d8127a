import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from './database.js';
import { SYSTEM } from './scope.js';

const REFRESH_MS = 2_000;

/** Knows which accounts are disabled, at most two seconds late: a token outlives its account by no more. */
@Injectable()
export class AccountGate implements OnApplicationBootstrap {
  private shut: ReadonlySet<string> = new Set();

  constructor(private readonly database: Database) {}

  isShut(accountId: string): boolean {
    return this.shut.has(accountId);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
  }

  @Interval(REFRESH_MS)
  async refresh(): Promise<void> {
    const rows = await this.database
      .within(SYSTEM, (tx) => tx.query<{ id: string }>('SELECT id FROM registry.account_view WHERE disabled'))
      .catch(() => null);
    if (rows) this.shut = new Set(rows.map((row) => row.id));
  }
}
