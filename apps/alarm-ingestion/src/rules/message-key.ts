/** Own default: without a sequence, the same bytes within this are the same message sent twice. */
const SAME_BYTES_SECONDS = 10;
/** A redelivery (DUP) comes after a reconnect, which may take a while. */
const REDELIVERED_SECONDS = 3600;
/** A sequence is remembered this long: yesterday's log played again changes nothing. */
export const REMEMBER_SECONDS = 7 * 24 * 3600;

export interface MessageFacts {
  /** The device's rising number, when its format has one. */
  seq: number | null;
  /** The device's own instant, when it is plausible. */
  at: string | null;
  payloadHash: string;
  /** MQTT's DUP flag. */
  redelivered: boolean;
}

export interface MessageKey {
  key: string;
  windowSeconds: number;
}

/**
 * What makes two messages of one device the same. A sequence alone is not enough: a device that restarts from 1
 * would have its calls for help taken for old ones; so its instant, or else the bytes, belong to the key.
 */
export function messageKey({ seq, at, payloadHash, redelivered }: MessageFacts): MessageKey {
  if (seq !== null) return { key: at ? `s${seq}@${at}` : `s${seq}#${payloadHash}`, windowSeconds: REMEMBER_SECONDS };
  return { key: `#${payloadHash}`, windowSeconds: redelivered ? REDELIVERED_SECONDS : SAME_BYTES_SECONDS };
}
