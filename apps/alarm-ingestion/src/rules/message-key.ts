/** Own default: without a sequence, the same bytes within this are the same message sent twice. */
const SAME_BYTES_SECONDS = 10;
/** A redelivery (DUP) comes after a reconnect, which may take a while. */
const REDELIVERED_SECONDS = 3600;
/** A sequence without a clock is remembered this long. */
const REMEMBER_SECONDS = 7 * 24 * 3600;
/**
 * But a call for help is forgotten sooner: a counter begins anew with a battery, and two presses while the line is down come
 * with the same bytes. One call too many is one more of an open alarm; one too few is nobody.
 */
const CALL_SECONDS = { counted: 600, redelivered: 120 };

export interface MessageFacts {
  /** The device's rising number, when its format has one. */
  seq: number | null;
  /** The device's own instant, when it is plausible. */
  at: string | null;
  /** It calls for somebody. */
  signals: boolean;
  /** MQTT's DUP flag. */
  redelivered: boolean;
  /** 64 bits of the payload's hash; asked for only when it is needed. */
  payloadNumber: () => bigint;
}

export interface MessageKey {
  /** Beside the device and the instant, what tells one message from another. */
  number: bigint;
  /** Null: the device's instant and the number make it once, for as long as readings are kept. Else it is once within this. */
  window: { key: string; seconds: number } | null;
}

/**
 * What makes two messages of one device the same. A sequence alone is not enough: a device that restarts from 1 would
 * have its calls for help taken for old ones; so its instant, or else the bytes, belong to the key. Nor is an instant
 * enough for a call for help: a clock that stands still would silence every press after the first. Such a message is
 * the same only within a window.
 */
export function messageKey({ seq, at, signals, redelivered, payloadNumber }: MessageFacts): MessageKey {
  if (seq !== null && at !== null) return { number: BigInt(seq), window: null };
  const number = payloadNumber();
  if (seq !== null) return { number, window: { key: `s${seq}#${number}`, seconds: signals ? CALL_SECONDS.counted : REMEMBER_SECONDS } };
  if (at !== null && !signals) return { number, window: null };
  return { number, window: { key: `#${number}`, seconds: !redelivered ? SAME_BYTES_SECONDS : signals ? CALL_SECONDS.redelivered : REDELIVERED_SECONDS } };
}
