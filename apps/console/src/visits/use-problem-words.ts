import { useI18n } from 'vue-i18n';
import type { Problem } from '../api/problem.js';

/** A refusal in one line: the server's title is Chinese, its detail English. */
export function useProblemWords(): (problem: Problem) => string {
  const { t, locale } = useI18n();
  return (problem) => {
    if (problem.code === 'network') return t('shell.problem.network');
    const said = locale.value === 'en' ? problem.body.detail : problem.body.title;
    return said || problem.body.title || t('shell.problem.unexpected');
  };
}
