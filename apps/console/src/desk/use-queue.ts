import { computed, inject, onScopeDispose, provide, ref, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import type { AlarmLevel } from '#contracts/alarm.js';
import { get } from '../api/client.js';
import type { Problem } from '../api/problem.js';
import type { AlarmRow, Page } from '../api/types.js';
import { waiting } from '../frame/tab-title.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { useSession } from '../session/session.store.js';
import { loudest } from '../sound/ring.js';
import { useSound } from '../sound/sound.store.js';
import { byUrgency, defiesFilters, isWaiting } from './rules/urgency.js';

const LEVELS = ['P1', 'P2', 'P3', 'T'] as const satisfies readonly AlarmLevel[];
export const FILTERS = ['all', 'mine', ...LEVELS] as const;
export type Filter = (typeof FILTERS)[number];

const QUEUE_LIMIT = 200;

/** Everything that moves a row of the queue. */
export const ALARM_EVENTS = [
  'alarm.raised',
  'alarm.repeated',
  'alarm.cleared',
  'alarm.escalated',
  'alarm.acknowledged',
  'alarm.handed-over',
  'alarm.contacted',
  'alarm.dispatched',
  'alarm.responder-arrived',
  'alarm.resolved',
  'alarm.closed',
  'alarm.reopened',
] as const;

export interface Queue {
  rows: ComputedRef<AlarmRow[]>;
  counts: ComputedRef<Record<Filter, number>>;
  filter: Ref<Filter>;
  full: ComputedRef<boolean>;
  loading: Ref<boolean>;
  problem: Ref<Problem | null>;
  reload: () => Promise<void>;
}

const QUEUE: InjectionKey<Queue> = Symbol('queue');

/**
 * The open alarms in order of urgency. The frame watches them for whoever answers alarms, on every page:
 * as long as one waits it rings and the tab counts.
 */
export function watchQueue(): void {
  provide(QUEUE, makeQueue());
}

/** The queue that the frame watches. */
export function useQueue(): Queue {
  const queue = inject(QUEUE);
  if (!queue) throw new Error('the queue is watched for operators and supervisors only');
  return queue;
}

function makeQueue(): Queue {
  const session = useSession();
  const sound = useSound();
  const filter = ref<Filter>('all');
  const { data, loading, problem, reload } = useLiveQuery(() => get<Page<AlarmRow>>('/alarms', { state: 'open', limit: QUEUE_LIMIT }), { names: ALARM_EVENTS });

  const all = computed(() => (data.value?.items ?? []).toSorted(byUrgency));
  const passes = (row: AlarmRow, by: Filter): boolean => by === 'all' || (by === 'mine' ? row.holder?.accountId === session.account?.accountId : row.level === by);
  const rows = computed(() => all.value.filter((row) => defiesFilters(row) || passes(row, filter.value)));
  const counts = computed(() => Object.fromEntries(FILTERS.map((name) => [name, all.value.filter((row) => passes(row, name)).length])) as Record<Filter, number>);
  const full = computed(() => data.value?.next != null);

  watch(
    all,
    (alarms) => {
      const unanswered = alarms.filter(isWaiting);
      waiting.value = unanswered.filter((row) => row.level !== 'T').length;
      sound.ringAs(loudest(unanswered.map((row) => row.level)));
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    waiting.value = 0;
    sound.ringAs(null);
  });
  return { rows, counts, filter, full, loading, problem, reload };
}
