import { useI18n } from 'vue-i18n';
import { dayOf } from '../i18n/format.js';
import { useNow } from '../live/use-now.js';
import { daysFrom } from './calendar.js';

/** "Today", "tomorrow" or the date, as short as a card needs it. */
export function useDay() {
  const { t } = useI18n();
  const now = useNow();
  function dayWords(at: string): string {
    const days = daysFrom(new Date(now.value), at);
    if (days === 0) return t('visits.day.today');
    if (days === 1) return t('visits.day.tomorrow');
    return dayOf(at).slice(5);
  }
  return { dayWords };
}
