import { computed, ref, watchEffect } from 'vue';
import type { Router } from 'vue-router';
import { i18n } from '../i18n/i18n.js';

/** How many alarms wait; the desk sets it, the tab shows it even when another tab is in front. */
export const waiting = ref(0);

export function titleTab(router: Router): void {
  const page = computed(() => router.currentRoute.value.meta.title);
  const t = (key: string): string => i18n.global.t(key);
  watchEffect(() => {
    const names = [page.value ? t(page.value) : null, t('shell.product')].filter(Boolean).join(' · ');
    document.title = waiting.value > 0 ? `(${waiting.value}) ${names}` : names;
  });
}
