/** One version of the numbers that a city may change. */
export class PolicyRow {
  kind: string;
  version: number;
  effectiveFrom: string;
  /** It decides now: the newest version of its kind that has begun. */
  inForce: boolean;
  body: Record<string, unknown>;
}
