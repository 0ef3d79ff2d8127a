import { computed, type ComputedRef } from 'vue';
import { get } from '../api/client.js';
import type { Page } from '../api/types.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { REPORTS, type Report } from './devices.types.js';

/** As many as one page holds; beyond it the exact number says nothing more. */
const COUNTED = 200;
const PATHS: Record<Report, string> = {
  'never-activated': '/registry/devices/reports/never-activated',
  'self-test-due': '/registry/devices/reports/self-test-due',
  silent: '/devices/silent',
  battery: '/devices/battery',
};
export const pathOf = (report: Report): string => PATHS[report];

/** How many devices each report names, as text: `12`, `200+`; absent until it is known. */
export function useReportCounts(): ComputedRef<Partial<Record<Report, string>>> {
  const { data } = useLiveQuery(
    () =>
      Promise.all(
        REPORTS.map(async (report) => {
          const page = await get<Page<unknown>>(PATHS[report], { limit: COUNTED }).catch(() => null);
          return [report, page && `${page.items.length}${page.next ? '+' : ''}`] as const;
        }),
      ),
    { names: ['device.changed', 'device.self-test-due', 'alarm.raised', 'alarm.closed'] },
  );
  return computed(() => Object.fromEntries((data.value ?? []).filter(([, count]) => count !== null)));
}
