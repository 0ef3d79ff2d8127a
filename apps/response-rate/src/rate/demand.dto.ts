import type { Category } from '#contracts/order.js';
import type { Clause } from '../rules/clauses.js';
import type { DemandKind } from '../rules/demand.js';
import type { Outcome } from '../rules/effective-answer.js';

export class DemandItem {
  id: string;
  kind: DemandKind;
  category: Category;
  level: string | null;
  month: string;
  streetCode: string;
  createdAt: string;
  probe: boolean;
  outcome: Outcome['outcome'];
  /** The first clause that failed, or the reason that left it out. */
  why: string | null;
  closeReason: string | null;
}

export class DemandPage {
  items: DemandItem[];
  next: string | null;
}

export class ClauseFinding {
  clause: Clause;
  held: boolean;
  /** The last instant that would have held; null where no limit applies. */
  limitAt: string | null;
  actualAt: string | null;
}

export class StoryLine {
  at: string;
  name: string;
  by: string | null;
}

export class DemandDetail extends DemandItem {
  policyVersion: number;
  /** What the rule knows, instants as ISO 8601. */
  facts: Record<string, unknown>;
  /** Empty for a demand that is left out: it is asked nothing. */
  clauses: ClauseFinding[];
  story: StoryLine[];
}
