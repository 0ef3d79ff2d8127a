import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { shareOf } from '../rules/dice.js';

interface PooledOrder {
  orderId: string;
  pooledAt?: string;
  dueAt: string;
}

const LOOK_MS = 20_000;
/** Some of what nobody took is left for the person who plays the district officer. */
const LEFT_TO_A_PERSON = 0.4;
/** So long after it was due nobody will come any more: closed as not answered, which the board then shows. */
const HOPELESS_MS = 15 * 60_000;

/** The district's duty officer, who closes what no provider could take. */
export class District {
  constructor(
    private readonly officer: Person,
    private readonly pace: number,
  ) {}

  live(leave: AbortSignal): Promise<void> {
    return habit('district', () => LOOK_MS, () => this.look(), leave);
  }

  private async look(): Promise<void> {
    const answer = await this.officer.get<PooledOrder[] | { items: PooledOrder[] }>('/api/dispatch/pool');
    for (const { orderId, dueAt } of Array.isArray(answer) ? answer : answer.items) {
      if (shareOf(orderId, 'pool') < LEFT_TO_A_PERSON || Date.now() < Date.parse(dueAt) + HOPELESS_MS / this.pace) continue;
      await this.officer.post(`/api/orders/${orderId}/close`, { reason: 'NO_PROVIDER', note: '辖区内无可派人员' }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.status >= 500) throw error;
      });
    }
  }
}
