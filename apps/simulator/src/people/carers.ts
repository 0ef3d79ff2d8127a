import type { CareMark, CareNeed } from '#contracts/care.js';
import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { shareOf } from '../rules/dice.js';

interface CallRow {
  id: string;
  fromAt: string;
  nextAt: string | null;
  attempts: number;
  holder: { name: string } | null;
}
interface DutyRow {
  id: string;
  dueAt: string;
  awayUntil: string | null;
}

const CALL_MS = 25_000;
const VISIT_MS = 50_000;
/** Some of it is left to the people who play the operator and the grid worker. */
const CALLS_LEFT = 0.35;
const VISITS_LEFT = 0.45;
const UNANSWERED = 0.12;
/** Shanghai's hours in which somebody knocks. */
const DOORS = { fromHour: 8, toHour: 19 };
const MARKS: readonly CareMark[] = ['GOOD', 'GOOD', 'GOOD', 'FAIR', 'FAIR', 'POOR'];
const NEEDS: readonly CareNeed[] = ['MEAL', 'CLEAN', 'MEDICAL', 'REPAIR', 'COMPANY'];

/** The operator who makes the day's care calls, and the grid worker who looks in on those whose visit is due. */
export class Carers {
  constructor(
    private readonly operator: Person,
    private readonly worker: Person,
    private readonly pace: number,
  ) {}

  async live(leave: AbortSignal): Promise<void> {
    await Promise.all([
      habit('care calls', () => CALL_MS / this.pace, () => this.call(), leave),
      habit('care visits', () => VISIT_MS / this.pace, () => this.visit(), leave),
    ]);
  }

  private async call(): Promise<void> {
    const { items } = await this.operator.get<{ items: CallRow[] }>('/api/care/calls?state=DUE&limit=200');
    const due = items.find(({ id, fromAt, nextAt, holder }) => !holder && Date.parse(nextAt ?? fromAt) <= Date.now() && shareOf(id, 'left') >= CALLS_LEFT);
    if (!due) return;
    const silent = shareOf(due.id, `answer ${due.attempts}`) < UNANSWERED;
    const needs = shareOf(due.id, 'needs') < 0.08 ? [pick(NEEDS, due.id, 'need')] : [];
    await ignoring(this.operator.post(`/api/care/calls/${due.id}/result`, silent ? { result: 'NO_ANSWER' } : { result: 'ANSWERED', mood: pick(MARKS, due.id, 'mood'), needs }));
  }

  private async visit(): Promise<void> {
    const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
    if (hour < DOORS.fromHour || hour >= DOORS.toHour) return;
    const { items } = await this.worker.get<{ items: DutyRow[] }>('/api/care/elders?view=soon&limit=200');
    const due = items.find(({ id, awayUntil }) => !awayUntil && shareOf(id, 'left') >= VISITS_LEFT);
    if (!due) return;
    // The same elder another time is found in another way.
    const about = `${due.id} ${due.dueAt}`;
    const findings = Object.fromEntries(['SPIRIT', 'BODY', 'HOME', 'LIVING'].map((aspect) => [aspect, pick(MARKS, about, aspect)]));
    const needs = shareOf(about, 'needs') < 0.2 ? [pick(NEEDS, about, 'need')] : [];
    await ignoring(this.worker.post(`/api/care/elders/${due.id}/visits`, { way: 'DOOR', met: true, findings, needs }));
  }
}

const pick = <T>(list: readonly T[], id: string, question: string): T => list[Math.floor(shareOf(id, question) * list.length)]!;

/** Somebody was quicker, or it is too early or too late: no fault of anybody's. */
async function ignoring(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 401) throw error;
  });
}
