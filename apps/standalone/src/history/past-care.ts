import type { CareMark, RiskGrade } from '#contracts/care.js';
import { type ElderFacts } from '../../../order-intake/src/care/grade/care-elder.js';
import { gradeAgain } from '../../../order-intake/src/care/grade/grade-again.js';
import { fulfilsVisit } from '../../../order-intake/src/care/rules/fulfils-visit.js';
import { plannedOn } from '../../../order-intake/src/care/rules/call-plan.js';
import { Dice } from '../../../registry/src/seed/dice.js';
import { inventName } from '../../../registry/src/seed/people-words.js';

export type PastElderFacts = ElderFacts & { bestHours: string | null };
type Row = Record<string, unknown>;

const DAY = 86_400_000;
/** The invented past of care. */
const SINCE_DAYS = 110;
const CALL_DAYS = 6;
/** How often somebody looked in, days, and how many of those visits are told. */
const TURN: Readonly<Record<RiskGrade, { days: number; visits: number }>> = { HIGH: { days: 6, visits: 4 }, KEY: { days: 28, visits: 2 }, ORDINARY: { days: 84, visits: 1 } };
/** Permille whose turn has gone by. */
const OVERDUE_PERMILLE = 45;
const PLANNED_PERMILLE: Readonly<Record<RiskGrade, number>> = { HIGH: 420, KEY: 45, ORDINARY: 4 };
const WEEKS: readonly number[][] = [[1, 3, 5], [2, 4, 6], [1, 4], [2, 5, 7], [1, 2, 3, 4, 5, 6, 7]];
const PLAN_NOTES = ['问问血压和吃药', '聊聊天,问睡得好不好', '提醒按时吃药', '问一日三餐吃得怎么样', null, null];
const MARKS: readonly (readonly [CareMark, number])[] = [['GOOD', 62], ['FAIR', 30], ['POOR', 8]];
const NOTES = ['说最近睡得不错', '腰疼,不愿出门', '想多有人说说话', '女儿周末来过', '血压药还有一周', null, null, null];

/** What the invented city's care has left behind: grades, visits, plans and the calls of the last days, as rows. Pure: the same seed, elders and instant give the same. */
export function pastCare(seed: number, elders: readonly PastElderFacts[], now: Date): Record<'care_elder' | 'care_grade' | 'care_visit' | 'care_plan' | 'care_call' | 'care_attempt', Row[]> {
  const rows = { care_elder: [] as Row[], care_grade: [] as Row[], care_visit: [] as Row[], care_plan: [] as Row[], care_call: [] as Row[], care_attempt: [] as Row[] };
  const workers = new Map<string, string>();
  for (const facts of elders) {
    const dice = new Dice(`${seed} care ${facts.elderId}`);
    const since = new Date(now.getTime() - SINCE_DAYS * DAY - dice.between(0, 10) * DAY);
    const worker = workers.get(facts.streetCode) ?? inventName(new Dice(`${seed} worker ${facts.streetCode}`), 'F');
    workers.set(facts.streetCode, worker);
    const taken = gradeAgain(null, { ...facts, awayKind: null, awayFrom: null, awayUntil: null }, since);
    const visits = visitsOf(dice, taken.grade, now).map((visitedAt) => visitRow(dice, facts, taken.grade, visitedAt, worker));
    const lastVisitAt = (visits.at(-1)?.['visited_at'] as Date | undefined) ?? null;
    const care = gradeAgain({ ...taken, lastVisitAt }, facts, now);
    const about = { elder_id: facts.elderId, org_path: facts.orgPath };
    rows.care_grade.push({ ...about, at: since, grade: taken.grade, decided_by: 'rule', points: taken.rulePoints, reasons: taken.ruleReasons });
    // Graded yesterday: the first round looks again, and sets the clocks.
    rows.care_elder.push({
      ...about, street_code: facts.streetCode, since, graded_at: new Date(now.getTime() - DAY), grade: care.grade, rule_grade: care.ruleGrade, rule_points: care.rulePoints,
      rule_reasons: care.ruleReasons, raised_at: care.raisedAt, hospital_at: care.hospitalAt, away_kind: care.awayKind, away_from: care.awayFrom, away_until: care.awayUntil,
      last_visit_at: lastVisitAt, due_at: care.dueAt, because: care.because,
    });
    rows.care_visit.push(...visits);
    if (dice.chance(PLANNED_PERMILLE[care.grade])) planned(dice, facts, since, now, rows);
  }
  return rows;
}

/** When somebody looked in, oldest first; the last one long enough ago for some to be overdue. */
function visitsOf(dice: Dice, grade: RiskGrade, now: Date): Date[] {
  const { days, visits } = TURN[grade];
  const overdue = dice.chance(OVERDUE_PERMILLE);
  const last = (overdue ? days * 1.25 + dice.between(1, 6) : dice.fraction() * days * 0.97) * DAY;
  const at = (back: number): Date => {
    const day = new Date(now.getTime() - last - back * days * 0.95 * DAY);
    // Nobody knocks at night: between nine and eighteen in Shanghai, and not later than now.
    day.setUTCHours(dice.between(1, 9), dice.between(0, 59), 0, 0);
    return day > now ? new Date(day.getTime() - DAY) : day;
  };
  return Array.from({ length: visits }, (_, i) => at(visits - 1 - i));
}

function visitRow(dice: Dice, { elderId, orgPath, streetCode }: PastElderFacts, grade: RiskGrade, visitedAt: Date, worker: string): Row {
  const findings = Object.fromEntries(['SPIRIT', 'BODY', 'HOME', 'LIVING'].map((aspect) => [aspect, dice.weighted(MARKS)]));
  return {
    id: dice.uuid(), elder_id: elderId, org_path: orgPath, street_code: streetCode, visited_at: visitedAt, recorded_at: visitedAt, by_account_id: dice.uuid(), by_name: worker,
    way: 'DOOR', met: true, grade, because: 'ROUTINE', due_at: new Date(visitedAt.getTime() + dice.between(-1, 6) * DAY), fulfilled: fulfilsVisit({ met: true, way: 'DOOR' }, { grade, because: 'ROUTINE' }),
    findings, note: dice.pick(NOTES),
  };
}

function planned(dice: Dice, { elderId, orgPath, streetCode, bestHours }: PastElderFacts, since: Date, now: Date, rows: Record<'care_plan' | 'care_call' | 'care_attempt', Row[]>): void {
  const [from = 540, to = 690] = (bestHours ?? '09:00-11:30').split('-').map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
  const days = dice.pick(WEEKS);
  const plan = { id: dice.uuid(), elder_id: elderId, org_path: orgPath, street_code: streetCode };
  rows.care_plan.push({ ...plan, days, from_minute: from, to_minute: to, note: dice.pick(PLAN_NOTES), made_at: since, made_by: '周岚' });
  for (let back = CALL_DAYS; back >= 1; back--) {
    const when = plannedOn({ days, fromMinute: from, toMinute: to }, new Date(now.getTime() - back * DAY));
    if (!when) continue;
    const first = when.fromAt.getTime() + dice.between(2, to - from - 2) * 60_000;
    const attempts = dice.weighted([[1, 86], [2, 9], [3, 3], [0, 2]] as const);
    const missed = attempts === 3 && dice.chance(400);
    const at = [0, 30, 90].slice(0, attempts).map((minutes) => new Date(first + minutes * 60_000));
    const id = dice.uuid();
    const state = attempts === 0 ? 'LAPSED' : missed ? 'MISSED' : 'DONE';
    rows.care_call.push({ id, plan_id: plan.id, elder_id: elderId, org_path: orgPath, street_code: streetCode, day: when.day, state, from_at: when.fromAt, to_at: when.toAt, attempts, first_attempt_at: at[0] ?? null, late: attempts === 0, reminded: Math.max(0, attempts - 1), over_at: at.at(-1) ?? when.toAt });
    for (const [i, instant] of at.entries()) {
      const answered = i === attempts - 1 && !missed;
      rows.care_attempt.push({ call_id: id, attempt: i + 1, at: instant, result: answered ? 'ANSWERED' : 'NO_ANSWER', mood: answered ? dice.weighted(MARKS) : null, note: answered ? dice.pick(NOTES) : null, by_account_id: plan.id, by_name: '周岚' });
    }
  }
}
