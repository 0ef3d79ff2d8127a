/** A message that could not be read or stored. Instants are ISO 8601 UTC. */
export class DeadLetter {
  id: string;
  receivedAt: string;
  deviceId: string;
  topic: string;
  format: string;
  why: string;
  /** Bytes that came; only the first 64 kB are kept. */
  size: number;
  /** Base64. */
  payload: string;
  replayedAt: string | null;
  /** `kept` once it could be read, else why it still can't. */
  replayOutcome: string | null;
}

export class DeadLetterPage {
  items: DeadLetter[];
  next: string | null;
}
