import { computed, inject, onScopeDispose, provide, ref, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue';
import { get } from '../api/client.js';
import type { Problem } from '../api/problem.js';
import type { AlarmRow, Page } from '../api/types.js';
import { waiting } from '../frame/tab-title.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { useSession } from '../session/session.store.js';
import { loudest } from '../sound/ring.js';
import { useSound } from '../sound/sound.store.js';
import { ALARM_EVENTS } from './alarm-events.js';
import { FILTERS, passesFilter, TABS, type Filter, type Tab } from './rules/queue-filter.js';
import { ringsHere } from './rules/rings-here.js';
import { byUrgency, isWaiting, placeRows, seenUnder, type Placed } from './rules/urgency.js';

const PAGE_ROWS = 200;
/** Fetched without being asked for: on a bad night the counts of the milder levels still tell the truth. */
const PAGES_BY_ITSELF = 3;

export interface Queue {
  /** Every open call that was fetched, in order of urgency. */
  calls: ComputedRef<AlarmRow[]>;
  /** What the tab and the filter let through, alarms of one incident together. */
  rows: ComputedRef<Placed<AlarmRow>[]>;
  counts: ComputedRef<Record<Filter | Tab, number>>;
  filter: Ref<Filter>;
  tab: Ref<Tab>;
  /** What has come since the last look: it fades in once. */
  fresh: ShallowRef<ReadonlySet<string>>;
  /** There are more on the server than were fetched, in either queue; and in the one that is shown. */
  moreOf: ComputedRef<Record<Tab, boolean>>;
  hasMore: ComputedRef<boolean>;
  more: () => Promise<void>;
  /** What rings before this person, the loudest first. */
  ringing: ComputedRef<AlarmRow[]>;
  /** What was handed over to this person and waits for a yes. */
  offered: ComputedRef<AlarmRow[]>;
  loading: Ref<boolean>;
  problem: Ref<Problem | null>;
  reload: () => Promise<void>;
}

const QUEUE: InjectionKey<Queue> = Symbol('queue');

/** The frame watches the open alarms for whoever answers them, on every page: as long as one waits it rings and the tab counts. */
export function watchQueue(): Queue {
  const queue = makeQueue();
  provide(QUEUE, queue);
  return queue;
}

/** The queue that the frame watches. */
export function useQueue(): Queue {
  const queue = inject(QUEUE);
  if (!queue) throw new Error('the queue is watched for those who answer alarms only');
  return queue;
}

/** The same on a page that others read too. */
export const useQueueIfWatched = (): Queue | null => inject(QUEUE, null);

/** One of the two queues, as many pages of it as were asked for: fetched anew together, so that no page is older than another. */
function openAlarms(queue: Tab) {
  const pages = ref(PAGES_BY_ITSELF);
  const load = async (): Promise<Page<AlarmRow>> => {
    const items: AlarmRow[] = [];
    let next: string | null = null;
    for (let page = 0; page < pages.value && (page === 0 || next !== null); page += 1) {
      const answer: Page<AlarmRow> = await get<Page<AlarmRow>>('/alarms', { state: 'open', queue, limit: PAGE_ROWS, after: next });
      items.push(...answer.items);
      next = answer.next;
    }
    return { items, next };
  };
  const query = useLiveQuery(load, { names: ALARM_EVENTS });
  const rows = computed(() => [...new Map((query.data.value?.items ?? []).map((row) => [row.id, row])).values()].toSorted(byUrgency));
  const more = async (): Promise<void> => {
    if (query.data.value?.next == null) return;
    pages.value += 1;
    await query.reload();
  };
  return { ...query, rows, more, hasMore: computed(() => query.data.value?.next != null) };
}

function makeQueue(): Queue {
  const session = useSession();
  const sound = useSound();
  const filter = ref<Filter>('all');
  const tab = ref<Tab>('calls');
  const of = { calls: openAlarms('calls'), technical: openAlarms('technical') };

  const listener = computed(() => ({ role: session.role, accountId: session.account?.accountId ?? '' }));
  const here = (row: AlarmRow) => ringsHere({ ...row, offeredTo: row.handOver ? (row.holder?.accountId ?? null) : null }, listener.value);
  const calls = of.calls.rows;
  const rows = computed(() => {
    const passes = (row: AlarmRow): boolean => passesFilter(row, filter.value, listener.value.accountId);
    const seen = tab.value === 'calls' ? seenUnder(calls.value, passes) : [...seenUnder(calls.value, () => false), ...of.technical.rows.value];
    return placeRows(seen);
  });
  const counts = computed(
    () =>
      Object.fromEntries([
        ...FILTERS.map((name) => [name, calls.value.filter((row) => passesFilter(row, name, listener.value.accountId)).length]),
        ...TABS.map((name) => [name, of[name].rows.value.length]),
      ]) as Record<Filter | Tab, number>,
  );
  const ringing = computed(() => calls.value.filter((row) => isWaiting(row) && here(row) !== null));
  const offered = computed(() => [...calls.value, ...of.technical.rows.value].filter((row) => row.handOver && row.holder?.accountId === listener.value.accountId));
  const isOffice = computed(() => session.role === 'street-officer' || session.role === 'district-officer');

  const known = new Set<string>();
  const fresh = shallowRef<ReadonlySet<string>>(known);
  let begun = false;

  watch(
    [calls, of.technical.rows, offered],
    () => {
      const ids = [...calls.value, ...of.technical.rows.value].map(({ id }) => id);
      fresh.value = new Set(begun ? ids.filter((id) => !known.has(id)) : []);
      for (const id of ids) known.add(id);
      begun = !of.calls.loading.value && !of.technical.loading.value;
      waiting.value = isOffice.value ? ringing.value.length : calls.value.filter(isWaiting).length;
      sound.ringAs(loudest([...calls.value, ...offered.value].map(here)));
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    waiting.value = 0;
    sound.ringAs(null);
  });

  return {
    calls,
    rows,
    counts,
    filter,
    tab,
    moreOf: computed(() => ({ calls: of.calls.hasMore.value, technical: of.technical.hasMore.value })),
    hasMore: computed(() => of[tab.value].hasMore.value),
    more: () => of[tab.value].more(),
    ringing,
    offered,
    fresh,
    loading: computed(() => of[tab.value].loading.value) as unknown as Ref<boolean>,
    problem: computed(() => of.calls.problem.value ?? of.technical.problem.value) as unknown as Ref<Problem | null>,
    reload: async () => void (await Promise.all([of.calls.reload(), of.technical.reload()])),
  };
}
