import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { shareOf } from '../rules/dice.js';

interface PooledOrder {
  orderId: string;
  exhaustedAt: string;
  order: { dueAt: string };
  candidates: { caregiverId: string }[];
}

const LOOK_MS = 15_000;
/** Some of what nobody took is left for the person who plays the district officer. */
const LEFT_TO_A_PERSON = 0.4;
const THINKING_MS = 40_000;
/** So long after it was due nobody will come any more: closed as not answered, which the board then shows. */
const HOPELESS_MS = 15 * 60_000;

/** The district's duty officer, who names somebody for what no provider took, or closes it. */
export class District {
  constructor(
    private readonly officer: Person,
    /** Caregivers whom a person plays: nobody promises anything for them. */
    private readonly played: ReadonlySet<string>,
    private readonly pace: number,
  ) {}

  live(leave: AbortSignal): Promise<void> {
    return habit('district', () => LOOK_MS, () => this.look(), leave);
  }

  private async look(): Promise<void> {
    for (const order of await this.officer.get<PooledOrder[]>('/api/dispatch/pool')) {
      if (shareOf(order.orderId, 'pool') < LEFT_TO_A_PERSON) continue;
      await this.answer(order).catch((error: unknown) => {
        // Taken or closed meanwhile.
        if (!(error instanceof Refused) || error.status >= 500) throw error;
      });
    }
  }

  private async answer({ orderId, exhaustedAt, order, candidates }: PooledOrder): Promise<void> {
    const now = Date.now();
    const who = candidates.find(({ caregiverId }) => !this.played.has(caregiverId));
    if (who && now > Date.parse(exhaustedAt) + THINKING_MS / this.pace) {
      await this.officer.post(`/api/dispatch/orders/${orderId}/assign`, { caregiverId: who.caregiverId });
    } else if (now > Date.parse(order.dueAt) + HOPELESS_MS / this.pace) {
      await this.officer.post(`/api/orders/${orderId}/close`, { reason: 'NO_PROVIDER', note: '辖区内无可派人员' });
    }
  }
}
