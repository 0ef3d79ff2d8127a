import { useI18n } from 'vue-i18n';
import type { Category } from '#contracts/order.js';
import { timeOf } from '../i18n/format.js';
import { distanceText, durationParts } from './rules/measure.js';

/** Measures and instants in the page's language. */
export function useWords() {
  const { t } = useI18n();

  const durationWords = (seconds: number): string =>
    durationParts(seconds)
      .map((part) => t(`visits.duration.${part.unit}`, { n: part.amount }))
      .join(' ');

  function distanceWords(meters: number): string {
    const { amount, unit } = distanceText(meters);
    return t(`visits.distance.${unit}`, { n: amount });
  }

  /** A meal is due at the door, everything else begins. */
  const dueWords = (order: { category: Category; dueAt: string }): string =>
    t(order.category === 'MEAL' ? 'visits.deliver' : 'visits.begin', { time: timeOf(order.dueAt) });

  return { durationWords, distanceWords, dueWords };
}
