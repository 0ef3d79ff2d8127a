import type { AnyHappened } from './flow.js';

/** The console says this first; the access token travels in the handshake's `auth.token`. */
export interface FollowRequest {
  /** The newest cursor that the page has seen; absent on a first visit. */
  after?: string;
}

/** Server to page. `snapshot`: too far behind, fetch the tables anew and follow from `cursor`. */
export interface ServerMessages {
  happened: (events: AnyHappened[]) => void;
  snapshot: (message: { cursor: string }) => void;
  beat: (message: { cursor: string; at: string }) => void;
  refused: (message: { code: string; detail: string }) => void;
}

/** Page to server. */
export interface PageMessages {
  follow: (request: FollowRequest) => void;
}

/** A page that misses two beats shows the red banner and polls. Seconds. */
export const BEAT_SECONDS = 5;
/** A page further behind than this is told to take a snapshot. */
export const REPLAY_LIMIT_EVENTS = 2_000;
