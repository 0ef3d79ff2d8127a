import type { DispatchMode } from '#contracts/order.js';
import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { chooseCandidate, type Company, type OfferAct } from '../rules/choose-candidate.js';
import type { CaregiverVisits, VisitRow } from './caregiver-visits.js';

interface OfferGroup {
  orderId: string;
  order: { mode: DispatchMode };
  round: number;
  offeredAt: string;
  expiresAt: string;
  candidates: { offerId: string; caregiverId: string }[];
}
interface Board {
  columns: { visits: VisitRow[] }[];
}

const LOOK_MS = 4_000;

/** A provider: its dispatcher looks at the board, its caregivers take offers and do their visits. */
export class Provider {
  constructor(
    private readonly dispatcher: Person,
    private readonly caregivers: ReadonlyMap<string, Person>,
    private readonly visits: CaregiverVisits,
    private readonly company: Company,
    private readonly pace: number,
  ) {}

  live(leave: AbortSignal): Promise<void> {
    return habit(this.dispatcher.username, () => LOOK_MS, () => this.look(), leave);
  }

  private async look(): Promise<void> {
    for (const group of await this.dispatcher.get<OfferGroup[]>('/api/dispatch/offers')) {
      const facts = { ...group, offeredAt: new Date(group.offeredAt), expiresAt: new Date(group.expiresAt) };
      const act = chooseCandidate(facts, this.company, new Date(), this.pace);
      if (act) await unlessRefused(this.answer(group, act));
    }
    const { columns } = await this.dispatcher.get<Board>('/api/dispatch/board');
    for (const visit of columns.flatMap((column) => column.visits)) {
      const caregiver = this.company.played.has(visit.caregiverId) ? undefined : this.caregivers.get(visit.caregiverId);
      if (caregiver) await unlessRefused(this.visits.goOn(visit, caregiver));
    }
  }

  /** Where the dispatcher names somebody (meals, calls) the dispatcher does; everywhere else the caregiver takes it. */
  private async answer({ orderId, order }: OfferGroup, { act, offerId, caregiverId }: OfferAct): Promise<void> {
    const caregiver = this.caregivers.get(caregiverId);
    if (!caregiver) return;
    if (act === 'decline') await caregiver.post(`/api/dispatch/offers/${offerId}/decline`, { reason: '正在服务中' });
    else if (order.mode === 'ASSIGN') await this.dispatcher.post(`/api/dispatch/orders/${orderId}/assign`, { caregiverId });
    else await caregiver.post(`/api/dispatch/offers/${offerId}/accept`);
  }
}

/** Somebody was quicker, or the visit moved on: the next look shows how it stands. */
async function unlessRefused(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 401) throw error;
  });
}
