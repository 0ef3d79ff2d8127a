import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { problemOf, type Problem } from '../api/problem.js';
import { onHappened } from '../live/on-happened.js';
import { demandsOf, type DemandQuery } from './board.api.js';
import type { Clause, DemandRow, LeftOutReason } from './board.types.js';

const PAGE = 50;
/** The server filters by outcome, not by clause: under a clause the largest page is fetched and sifted here. */
const SIFTED_PAGE = 200;

export type DemandFilter = Omit<DemandQuery, 'limit' | 'after'> & { why?: Clause | LeftOutReason };

/** Demands of a cell, page by page; begins anew when the filter changes, and renews the first page when the cell does. */
export function useDemandList(filter: Ref<DemandFilter>) {
  const rows = shallowRef<DemandRow[]>([]);
  const next = ref<string | null>(null);
  const loading = ref(true);
  const problem = shallowRef<Problem | null>(null);
  let asked = 0;

  async function fetchPage(after: string | null): Promise<void> {
    const mine = ++asked;
    const { why, ...query } = filter.value;
    try {
      const page = await demandsOf({ ...query, limit: why ? SIFTED_PAGE : PAGE, after });
      if (mine !== asked) return;
      const found = why ? page.items.filter((row) => row.why === why) : page.items;
      rows.value = after ? [...rows.value, ...found] : found;
      next.value = page.next;
      problem.value = null;
    } catch (error) {
      if (mine === asked) problem.value = problemOf(error);
    }
    if (mine === asked) loading.value = false;
  }

  watch(
    filter,
    () => {
      loading.value = true;
      rows.value = [];
      void fetchPage(null);
    },
    { immediate: true, deep: true },
  );
  onHappened(['cell.changed'], (event) => {
    const { streetCode, category, month } = event.payload;
    const mine = filter.value;
    // A longer list stays as it is while it is read: only a list of one page renews itself.
    if (streetCode === mine.street && category === mine.category && month === mine.month && rows.value.length <= PAGE) void fetchPage(null);
  });

  return { rows, loading, problem, hasMore: computed(() => next.value !== null), more: () => fetchPage(next.value), reload: () => fetchPage(null) };
}
