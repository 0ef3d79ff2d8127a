import { ElMessage } from 'element-plus';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { problemOf, type Problem } from '../api/problem.js';

/** Runs one act at a time; its refusal is said aloud, with the name of whoever was first. */
export function useAct(): { busy: Ref<boolean>; run: (act: () => Promise<unknown>, done?: string) => Promise<boolean> } {
  const { t, locale } = useI18n();
  const busy = ref(false);

  function sentence(problem: Problem): string {
    const holder = problem.body.holder as { name?: string } | undefined;
    if (problem.status === 409 && holder?.name) return t('shell.taken', { name: holder.name });
    if (problem.code === 'network') return `${t('shell.problem.network')} · ${t('shell.problem.networkHelp')}`;
    const said = locale.value === 'en' ? problem.body.detail : problem.body.title;
    return `${said || t('shell.problem.unexpected')} · ${problem.code}`;
  }

  async function run(act: () => Promise<unknown>, done?: string): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    try {
      await act();
      if (done) ElMessage({ type: 'success', message: done, grouping: true, duration: 2500 });
      return true;
    } catch (error) {
      ElMessage({ type: 'error', message: sentence(problemOf(error)), grouping: true, duration: 6000, showClose: true });
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, run };
}
