import { useI18n } from 'vue-i18n';
import { dayOf, timeOf } from '../i18n/format.js';
import { useNow } from '../live/use-now.js';
import { minuteOfDay } from '../visits/calendar.js';
import { dayWord, partOfDay } from './day-words.js';

/** Days and moments as one says them: "tomorrow, noon, 12:30". */
export function useMoment() {
  const { t, tm, rt } = useI18n();
  const now = useNow();

  function dayWords(at: string): string {
    const word = dayWord(new Date(now.value), at);
    if (word.kind === 'weekday') return rt((tm('family.when.weekdays') as string[])[word.weekday] ?? '');
    if (word.kind === 'date') return t('family.when.date', { month: Number(dayOf(at).slice(5, 7)), day: Number(dayOf(at).slice(8)) });
    return t(`family.when.${word.kind}`);
  }
  const momentWords = (at: string): string => t('family.moment', { day: dayWords(at), part: t(`family.part.${partOfDay(minuteOfDay(at))}`), time: timeOf(at) });
  return { dayWords, momentWords };
}
