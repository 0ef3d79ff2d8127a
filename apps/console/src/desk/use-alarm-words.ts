import { useI18n } from 'vue-i18n';
import type { AlarmRow, AlarmStoryLine } from '../api/types.js';

/** What devices and colleagues did to an alarm, in the reader's language. */
export function useAlarmWords(): { said: (alarm: AlarmRow) => string; detailOf: (line: AlarmStoryLine) => string } {
  const { t } = useI18n();
  return {
    /** The device's own words, as one plain sentence, with how often and whether it took them back. */
    said: ({ type, count, cleared, cancelledByWearer }) =>
      [
        t(`desk.said.${type}`),
        count > 1 ? t('desk.said.times', { n: count }) : '',
        cancelledByWearer ? t('desk.said.takenBack') : cleared ? t('desk.said.cleared') : '',
      ]
        .filter(Boolean)
        .join(t('desk.said.joint')),
    detailOf: ({ count, step, party, result, safetyVerifiedBy }) =>
      [
        count ? t('desk.queue.count', { n: count }) : '',
        step ? t(`words.escalation.${step}`) : '',
        party ? t(`words.party.${party}`) : '',
        result ? t(`words.contactResult.${result}`) : '',
        safetyVerifiedBy ? t(`words.verifier.${safetyVerifiedBy}`) : '',
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
