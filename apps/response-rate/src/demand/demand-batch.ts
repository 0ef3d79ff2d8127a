import type { DemandRow } from './demand-row.js';
import type { StoryLine } from './demand.store.js';

/** A demand before and after a batch of events; null before its first. */
export interface DemandChange {
  before: DemandRow | null;
  after: DemandRow;
}

/** What the events of one transaction have changed so far; written down once, before it commits. */
export class DemandBatch {
  readonly stories: StoryLine[] = [];
  private readonly before = new Map<string, DemandRow | null>();
  private readonly now = new Map<string, DemandRow>();
  private readonly incidents = new Map<string, string>();

  /** From here on what is said of the order is said of the incident. */
  link(orderId: string, incidentId: string): void {
    this.incidents.set(orderId, incidentId);
  }

  /** The demand of an order or incident as this batch left it; undefined: the batch has not touched it. */
  standing(id: string): DemandRow | undefined {
    return this.now.get(this.incidents.get(id) ?? id);
  }

  /** `stored` is the demand as the table has it. */
  put(stored: DemandRow | null, after: DemandRow): void {
    if (!this.before.has(after.id)) this.before.set(after.id, stored);
    this.now.set(after.id, after);
  }

  changes(): DemandChange[] {
    return [...this.now.values()].map((after) => ({ before: this.before.get(after.id) ?? null, after }));
  }
}
