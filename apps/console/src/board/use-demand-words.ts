import { useI18n } from 'vue-i18n';
import type { Clause, DemandDetail, DemandRow } from './board.types.js';

/** A demand's facts in words: how it was closed, and what stands behind each clause. */
export function useDemandWords() {
  const { t, te } = useI18n();

  function closeWords(row: Pick<DemandRow, 'closeReason'>): string {
    if (!row.closeReason) return t('board.demands.open');
    return te(`words.orderReason.${row.closeReason}`) ? t(`words.orderReason.${row.closeReason}`) : t(`words.closeReason.${row.closeReason}`);
  }

  /** What the clause was judged by, beside its clock; empty where the clock says it all. */
  function clauseNote(demand: DemandDetail, clause: Clause): string {
    const { facts } = demand;
    switch (clause) {
      case 'ACKNOWLEDGED':
        return facts.acknowledgedBy === 'robot' ? t('board.note.robot') : '';
      case 'TAKEN':
        return facts.takenAt && !facts.takerQualified ? t('board.note.unqualified') : '';
      case 'ARRIVED':
        return facts.evidence ? t('board.note.evidence', { evidence: t(`words.evidence.${facts.evidence}`) }) : '';
      case 'RESULT': {
        const length = facts.plannedMinutes ? t('board.note.served', { served: facts.servedMinutes ?? 0, planned: facts.plannedMinutes }) : '';
        return [demand.closeReason ? closeWords(demand) : '', length].filter(Boolean).join(' · ');
      }
      case 'NO_VETO':
        return facts.vetoedBy ? t('board.note.vetoed', { by: t(`board.vetoer.${facts.vetoedBy}`) }) : '';
    }
  }
  return { closeWords, clauseNote };
}
