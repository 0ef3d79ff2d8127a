/** One node's session at one outside broker. */
export class BrokerSession {
  /** Host and port. */
  broker: string;
  node: string;
  /** Since when the broker keeps messages for this node without a break. */
  establishedAt: string;
  /** Written twice a minute while connected. */
  lastSeenAt: string;
  /** How often the broker had forgotten the session. */
  losses: number;
  lostAt: string | null;
  /** With the last loss: messages from then until `lostAt` may be missing. */
  missingSince: string | null;
}
