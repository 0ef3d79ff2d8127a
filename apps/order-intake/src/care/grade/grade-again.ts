import type { CareElder, ElderFacts } from './care-elder.js';
import { gradeInForce, isMoreUrgent } from '../rules/grade-in-force.js';
import { RISK_MEMORY_DAYS, riskGrade } from '../rules/risk-grade.js';
import { visitDue } from '../rules/visit-due.js';
import { dayOf } from '../../rules/shanghai-time.js';

const DAY_MS = 86_400_000;

/** The elder's care after a fresh look at the facts; `before` is null when they are taken in. Says nothing and saves nothing. */
export function gradeAgain(before: CareElder | null, facts: ElderFacts, now: Date): CareElder {
  const away = awayOf(before, facts, now);
  const hospitalAt = hospitalOf(before, away, facts, now);
  const rule = riskGrade({
    beneficiaryClasses: facts.beneficiaryClasses,
    ageYears: Number(dayOf(now).slice(0, 4)) - facts.birthYear,
    abilityLevel: facts.abilityLevel,
    realAlarms: facts.realAlarms,
    recentHospital: hospitalAt !== null && now.getTime() - hospitalAt.getTime() <= RISK_MEMORY_DAYS * DAY_MS,
  });
  const standing = before?.setGrade && before.setUntil && before.setUntil > now ? { grade: before.setGrade, until: before.setUntil } : null;
  const grade = gradeInForce(rule.grade, standing, now);
  const raisedAt = before && isMoreUrgent(grade, before.grade) ? now : (before?.raisedAt ?? null);
  const { since, lastVisitAt } = { since: before?.since ?? now, lastVisitAt: before?.lastVisitAt ?? null };
  const due = visitDue({ grade, since, lastVisitAt, raisedAt, eventAt: facts.eventAt, awayFrom: away.awayFrom, awayUntil: away.awayUntil });
  return {
    elderId: facts.elderId,
    orgPath: facts.orgPath,
    streetCode: facts.streetCode,
    since,
    gradedAt: now,
    grade,
    ruleGrade: rule.grade,
    rulePoints: rule.points,
    ruleReasons: rule.reasons,
    setGrade: standing?.grade ?? null,
    setUntil: standing?.until ?? null,
    setReason: standing ? before!.setReason : null,
    setBy: standing ? before!.setBy : null,
    raisedAt,
    hospitalAt,
    ...away,
    lastVisitAt,
    ...due,
    // Owed anew: nobody has heard of it yet. Moved within the past it stays with whoever has heard.
    escalated: due.dueAt > now ? null : (before?.escalated ?? null),
    endedAt: before?.endedAt ?? null,
  };
}

type Away = Pick<CareElder, 'awayKind' | 'awayFrom' | 'awayUntil'>;

/** The register forgets an away time that was ended early: it then ended now. */
function awayOf(before: CareElder | null, facts: ElderFacts, now: Date): Away {
  const { awayKind, awayFrom, awayUntil } = facts;
  if (awayKind) return { awayKind, awayFrom, awayUntil };
  if (!before?.awayFrom || !before.awayUntil || before.awayFrom > now) return { awayKind: null, awayFrom: null, awayUntil: null };
  return { awayKind: before.awayKind, awayFrom: before.awayFrom, awayUntil: before.awayUntil > now ? now : before.awayUntil };
}

function hospitalOf(before: CareElder | null, away: Away, facts: ElderFacts, now: Date): Date | null {
  if (away.awayKind !== 'HOSPITAL' || !away.awayFrom || !away.awayUntil || away.awayFrom > now) return before?.hospitalAt ?? null;
  return facts.awayKind && away.awayUntil > now ? now : away.awayUntil;
}
