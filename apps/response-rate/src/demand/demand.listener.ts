import type { AnyHappened } from '#contracts/flow.js';
import type { Transaction } from '#platform/database.js';
import { HearsBatch, Listens } from '#platform/listens.js';
import { MonthStore } from '../month/month.store.js';
import { DEMAND_EVENTS } from '../rules/apply-event.js';
import { DemandRecorder } from './demand.recorder.js';

/** Everything that the rate is made of comes in here, in the order of the log. */
@Listens('response-rate')
export class DemandListener {
  constructor(
    private readonly months: MonthStore,
    private readonly recorder: DemandRecorder,
  ) {}

  @HearsBatch(...DEMAND_EVENTS)
  async onEvents(events: AnyHappened[], tx: Transaction): Promise<void> {
    await this.months.takeTurn(tx);
    await this.recorder.record(tx, events);
  }
}
