import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';
import type { EventName } from '#contracts/flow.js';
import { problemOf, type Problem } from '../api/problem.js';
import { useLive } from './live.store.js';

/** A burst of events costs one fetch. */
const GATHER_MILLISECONDS = 120;

export interface LiveQuery<T> {
  data: ShallowRef<T | null>;
  /** True only until the first answer: later fetches change rows in place, without a skeleton. */
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

/**
 * Data that stays true: fetched at once, again when one of the events happens, when a dependency changes,
 * when the line comes back, and every 5 s while the line is down.
 */
export function useLiveQuery<T>(
  load: () => Promise<T>,
  options: { names?: readonly EventName[]; on?: WatchSource<unknown>[] } = {},
): LiveQuery<T> {
  const live = useLive();
  const data = shallowRef<T | null>(null);
  const loading = ref(true);
  const problem = shallowRef<Problem | null>(null);
  let asked = 0;
  let gather = 0;
  let flying = 0;

  async function reload(): Promise<void> {
    const mine = ++asked;
    flying += 1;
    try {
      const answer = await load();
      if (mine !== asked) return;
      data.value = answer;
      problem.value = null;
    } catch (error) {
      if (mine !== asked) return;
      problem.value = problemOf(error);
    } finally {
      flying -= 1;
    }
    loading.value = false;
  }

  function soon(): void {
    if (gather !== 0) return;
    gather = window.setTimeout(() => {
      gather = 0;
      // A slow answer is waited for, else steady events would outrun it for ever.
      if (flying > 0) soon();
      else void reload();
    }, GATHER_MILLISECONDS);
  }

  onScopeDispose(live.hear(options.names ?? [], soon));
  onScopeDispose(() => window.clearTimeout(gather));
  watch(() => live.resyncs, soon);
  if (options.on) {
    watch(options.on, () => {
      data.value = null;
      loading.value = true;
      void reload();
    });
  }
  void reload();
  return { data, loading, problem, reload };
}
