import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef, type WatchSource } from 'vue';
import type { EventName } from '#contracts/flow.js';
import { problemOf, type Problem } from '../api/problem.js';
import type { Page } from '../api/types.js';
import { useLiveQuery } from '../live/use-live-query.js';

interface Pages<T> {
  rows: ComputedRef<T[]>;
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  hasMore: ComputedRef<boolean>;
  more: () => Promise<void>;
  reload: () => Promise<void>;
}

/** A list that grows page by page. Its first page stays true; later pages are fetched when asked for and again when a filter changes. */
export function usePages<T extends { id: string }>(
  load: (after: string | undefined) => Promise<Page<T>>,
  options: { names?: readonly EventName[]; on?: WatchSource<unknown>[] } = {},
): Pages<T> {
  const later = shallowRef<T[]>([]);
  const next = ref<string | null>(null);
  const laterProblem = shallowRef<Problem | null>(null);

  const first = useLiveQuery(async () => {
    const page = await load(undefined);
    later.value = [];
    next.value = page.next;
    return page;
  }, options);

  async function more(): Promise<void> {
    if (next.value === null) return;
    try {
      const page = await load(next.value);
      later.value = [...later.value, ...page.items];
      next.value = page.next;
      laterProblem.value = null;
    } catch (error) {
      laterProblem.value = problemOf(error);
    }
  }

  const rows = computed(() => {
    const known = new Map((first.data.value?.items ?? []).map((row) => [row.id, row]));
    for (const row of later.value) if (!known.has(row.id)) known.set(row.id, row);
    return [...known.values()];
  });
  const problem = computed(() => first.problem.value ?? laterProblem.value) as unknown as ShallowRef<Problem | null>;
  return { rows, loading: first.loading, problem, hasMore: computed(() => next.value !== null), more, reload: first.reload };
}
