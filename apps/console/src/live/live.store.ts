import { defineStore } from 'pinia';
import { io, type Socket } from 'socket.io-client';
import { computed, ref, watch } from 'vue';
import type { AnyHappened, EventName } from '#contracts/flow.js';
import type { PageMessages, ServerMessages } from '#contracts/socket.js';
import { useSession } from '../session/session.store.js';

/** The server beats every 5 s; after two missed ones the line counts as down. */
const SILENCE_MILLISECONDS = 12_500;
const POLL_MILLISECONDS = 5_000;
const WATCH_MILLISECONDS = 1_000;
/** A line that comes back within this was a blip: no red banner for it. */
const BLIP_MILLISECONDS = 3_000;
/** How often the round trip to the server is measured. */
const MEASURE_MILLISECONDS = 15_000;

export type LiveState = 'connecting' | 'live' | 'down';
type Hear = (event: AnyHappened) => void;

export const useLive = defineStore('live', () => {
  const session = useSession();
  const state = ref<LiveState>('connecting');
  const latencyMilliseconds = ref<number | null>(null);
  const downSince = ref<number | null>(null);
  /** Server clock minus this machine's clock: desks' clocks are often wrong, limits are not. */
  const offset = ref(0);
  /** Rises when a page must fetch its tables anew: snapshot, line back, or a poll while the line is down. */
  const resyncs = ref(0);

  const hearers = new Map<EventName, Set<Hear>>();
  let socket: Socket<ServerMessages, PageMessages> | null = null;
  /** The place to resume from. It lags one beat: a beat that overtakes its events then loses none. */
  let cursor: string | undefined;
  let beatBefore: string | undefined;
  let lastHeardAt = 0;
  /** Since when the line has been gone; 0 while it stands. */
  let goneAt = 0;
  /** The page itself closes the line for a moment, to come back with its new token. */
  let changing = false;
  let timers: number[] = [];

  function happened(events: AnyHappened[]): void {
    lastHeardAt = Date.now();
    for (const event of events) {
      cursor = event.cursor;
      for (const fn of hearers.get(event.name) ?? []) fn(event);
    }
  }

  function up(): void {
    lastHeardAt = Date.now();
    if (state.value === 'live') return;
    if (state.value === 'down') resyncs.value += 1;
    state.value = 'live';
    downSince.value = null;
  }

  function down(): void {
    if (state.value === 'down') return;
    state.value = 'down';
    downSince.value = serverNow();
    latencyMilliseconds.value = null;
  }

  function gone(): void {
    goneAt ||= Date.now();
  }

  function watchLine(): void {
    if (Date.now() - lastHeardAt > SILENCE_MILLISECONDS || (goneAt > 0 && Date.now() - goneAt > BLIP_MILLISECONDS)) down();
  }

  function beat(message: { cursor: string; at: string }): void {
    const gap = Date.parse(message.at) - Date.now();
    if (Number.isFinite(gap)) offset.value = gap;
    if (beatBefore !== undefined) cursor = beatBefore;
    beatBefore = message.cursor;
    up();
  }

  function open(): void {
    if (socket) return;
    const line: Socket<ServerMessages, PageMessages> = io({
      path: '/socket.io',
      transports: ['websocket'],
      auth: (give) => give({ token: session.token }),
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    });
    socket = line;
    line.on('connect', () => {
      lastHeardAt = Date.now();
      line.emit('follow', cursor === undefined ? {} : { after: cursor });
      goneAt = 0;
      up();
    });
    line.on('happened', happened);
    line.on('beat', beat);
    line.on('snapshot', (message) => {
      cursor = message.cursor;
      resyncs.value += 1;
      up();
    });
    line.on('refused', () => void session.renew());
    line.on('disconnect', (reason) => {
      if (changing) return;
      gone();
      // The server closed the line (a stale token, a disabled account): socket.io does not come back by itself.
      if (reason === 'io server disconnect') void session.renew().then((held) => held && line.connect());
    });
    line.on('connect_error', () => {
      gone();
      if (!line.active) void session.renew().then((held) => held && line.connect());
    });
    timers = [
      window.setInterval(watchLine, WATCH_MILLISECONDS),
      window.setInterval(() => {
        if (state.value === 'down') resyncs.value += 1;
      }, POLL_MILLISECONDS),
      window.setInterval(() => void measure(), MEASURE_MILLISECONDS),
    ];
    lastHeardAt = Date.now();
    void measure();
  }

  async function measure(): Promise<void> {
    const from = performance.now();
    try {
      const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
      latencyMilliseconds.value = answer.ok && state.value !== 'down' ? Math.round(performance.now() - from) : null;
    } catch {
      latencyMilliseconds.value = null;
    }
  }

  function close(): void {
    socket?.disconnect();
    socket = null;
    cursor = beatBefore = undefined;
    for (const timer of timers) window.clearInterval(timer);
    goneAt = 0;
    state.value = 'connecting';
  }

  function hear(names: readonly EventName[], fn: Hear): () => void {
    for (const name of names) hearers.set(name, (hearers.get(name) ?? new Set()).add(fn));
    return () => {
      for (const name of names) hearers.get(name)?.delete(fn);
    };
  }

  /** The server cuts a line whose token ran out: show it the new one before that. */
  watch(
    () => session.token,
    (token) => {
      if (!token || !socket?.connected) return;
      changing = true;
      socket.disconnect().connect();
      changing = false;
    },
  );
  watch(() => session.signedIn, (signedIn) => (signedIn ? open() : close()), { immediate: true });

  /** The server's present, milliseconds. */
  const serverNow = (): number => Date.now() + offset.value;
  const isDown = computed(() => state.value === 'down');
  return { state, isDown, latencyMilliseconds, downSince, resyncs, hear, serverNow };
});
