import { useI18n } from 'vue-i18n';
import type { Because } from '#contracts/because.js';
import type { AlarmRow, AlarmStoryLine } from '../api/types.js';
import { useWord } from '../i18n/use-word.js';
import { sayBecause } from './rules/say-because.js';

/** What devices and colleagues did to an alarm, in the reader's language. */
export function useAlarmWords(): { said: (alarm: AlarmRow) => string; because: (because: Because) => string; detailOf: (line: AlarmStoryLine) => string } {
  const { t } = useI18n();
  const word = useWord();
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
    /** Why a rule raised it, as one sentence. */
    because: (because) =>
      sayBecause(because)
        .map(({ key, facts }) => t(`desk.because.${key}`, typeof facts.metric === 'string' ? { metric: word('desk.metric', facts.metric) } : facts))
        .join(t('desk.because.joint')) + t('desk.because.end'),
    detailOf: ({ count, step, limit, party, result, safetyVerifiedBy, why, agency, followUp, satisfied, vetoed }) =>
      [
        count ? t('desk.queue.count', { n: count }) : '',
        limit ? t(`words.alarmLimit.${limit}`) : '',
        step ? t(`words.escalation.${step}`) : '',
        party ? t(`words.party.${party}`) : '',
        result ? t(`words.contactResult.${result}`) : '',
        safetyVerifiedBy ? t(`words.verifier.${safetyVerifiedBy}`) : '',
        why ? t(`words.raisedAgain.${why}`) : '',
        agency ? t(`words.agency.${agency}`) : '',
        followUp ? t(`words.followUpResult.${followUp}`) : '',
        satisfied ? t(`desk.callBack.mark.${satisfied}`) : '',
        vetoed ? t('desk.callBack.veto.yes') : '',
      ]
        .filter(Boolean)
        .join(' · '),
  };
}
