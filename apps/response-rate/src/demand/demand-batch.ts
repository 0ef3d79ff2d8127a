import type { DemandRow } from './demand-row.js';
import type { OrderLink, StoryLine } from './demand.store.js';

/** A demand before and after a batch of events; null before its first. */
export interface DemandChange {
  before: DemandRow | null;
  after: DemandRow;
}

/** What a batch of events changes, folded in memory between one reading and one writing. */
export class DemandBatch {
  readonly stories: StoryLine[] = [];
  readonly links: OrderLink[] = [];
  private readonly demandOf = new Map<string, string>();
  private readonly before = new Map<string, DemandRow>();
  private readonly now = new Map<string, DemandRow>();

  /** `stored`: the demands as the table has them, by the id of the order or incident that was asked for. */
  constructor(stored: ReadonlyMap<string, DemandRow>) {
    for (const [id, row] of stored) {
      this.demandOf.set(id, row.id);
      this.before.set(row.id, row);
    }
  }

  /** From here on what is said of the order is said of the incident. */
  link(orderId: string, incidentId: string): void {
    this.demandOf.set(orderId, incidentId);
    this.links.push({ order_id: orderId, demand_id: incidentId });
  }

  /** The demand of an order or incident as the batch left it so far. */
  standing(id: string): DemandRow | null {
    const demandId = this.demandOf.get(id) ?? id;
    return this.now.get(demandId) ?? this.before.get(demandId) ?? null;
  }

  put(after: DemandRow): void {
    this.now.set(after.id, after);
  }

  changes(): DemandChange[] {
    return [...this.now.values()].map((after) => ({ before: this.before.get(after.id) ?? null, after }));
  }
}
