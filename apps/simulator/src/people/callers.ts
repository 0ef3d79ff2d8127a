import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { type Dice, shareOf } from '../rules/dice.js';
import { nextSlot, type SlotWindow } from '../rules/next-slot.js';

interface Item {
  code: string;
  windows?: SlotWindow[];
}
interface OrderRow {
  id: string;
  state: string;
  acknowledgedAt: string | null;
  placedAt: string;
  closedAt: string | null;
}
interface Page<T> {
  items: T[];
  next: string | null;
}

/** What people ask for, by weight. Responders to alarms are sent by the desk, not asked for. */
const WISHES: Readonly<Record<string, number>> = {
  MEAL_DELIVERY: 34,
  MEAL_SPECIAL: 8,
  MEAL_DINE_IN: 3,
  CLEAN_DAILY: 10,
  CLEAN_KITCHEN: 4,
  CLEAN_WINDOW: 2,
  CLEAN_LAUNDRY: 2,
  CLEAN_BATH: 2,
  MED_VITALS: 8,
  MED_PHARMACY: 4,
  MED_ESCORT: 3,
  MED_NURSING: 2,
  REMOTE_CARE_CALL: 14,
  REMOTE_VIDEO: 4,
};
/** Between two calls, seconds at pace 1. */
const CALL_SECONDS = { least: 6, most: 22 };
/** Between two orders of the family on the web. */
const WEB_SECONDS = { least: 120, most: 400 };
const AHEAD_MINUTES = { least: 8, most: 60 };
const INTAKE_LOOK_MS = 5_000;
/** The operator gets to a web order after this long, and calls back after a visit. */
const INTAKE_SECONDS = 30;
const CALL_BACK_SECONDS = 40;
const CALLED_BACK = 0.4;
const VETOED = 0.02;

/** Elders and families who ask for things, by phone and on the web, and the operator who takes it down and calls back. */
export class Callers {
  private elders: string[] = [];
  private items: Item[] = [];

  constructor(
    private readonly operator: Person,
    private readonly family: Person,
    private readonly familyElders: readonly string[],
    private readonly dice: Dice,
    private readonly pace: number,
  ) {}

  async live(leave: AbortSignal): Promise<void> {
    const between = ({ least, most }: { least: number; most: number }) => () => (this.dice.between(least, most) * 1_000) / this.pace;
    await Promise.all([
      habit('calls', between(CALL_SECONDS), () => this.call(), leave),
      habit('web', between(WEB_SECONDS), () => this.order(this.family, this.familyElders), leave),
      habit('intake', () => INTAKE_LOOK_MS, () => this.lookAtOrders(), leave),
    ]);
  }

  private async call(): Promise<void> {
    if (this.elders.length === 0) this.elders = await this.readElders();
    await this.order(this.operator, this.elders);
  }

  private async order(who: Person, elders: readonly string[]): Promise<void> {
    if (this.items.length === 0) this.items = await who.get<Item[]>('/api/catalogue');
    const wish = this.dice.weighted(this.items.map((item) => [item, WISHES[item.code] ?? 0] as const));
    const slot = nextSlot(wish.windows, new Date(), this.dice.between(AHEAD_MINUTES.least, AHEAD_MINUTES.most), this.dice.fraction());
    await ignoring(who.post('/api/orders', { elderId: this.dice.pick(elders), itemCode: wish.code, dueAt: slot.dueAt.toISOString(), appointment: slot.appointment }));
  }

  private async readElders(): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Page<{ id: string; awayUntil: string | null }> = await this.operator.get(`/api/registry/elders?limit=200${after && `&after=${encodeURIComponent(after)}`}`);
      found.push(...page.items.filter(({ awayUntil }) => !awayUntil).map(({ id }) => id));
      after = page.next;
    }
    return found;
  }

  private async lookAtOrders(): Promise<void> {
    const open = await this.operator.get<Page<OrderRow>>('/api/orders?state=PLACED&limit=50');
    for (const { id, acknowledgedAt, placedAt } of open.items) {
      if (!acknowledgedAt && this.isOlder(placedAt, INTAKE_SECONDS * (0.5 + shareOf(id, 'intake')))) await ignoring(this.operator.post(`/api/orders/${id}/acknowledge`));
    }
    const finished = await this.operator.get<Page<OrderRow>>('/api/orders?state=FINISHED&limit=100');
    for (const { id, closedAt } of finished.items) {
      if (closedAt && shareOf(id, 'call-back') < CALLED_BACK && this.isOlder(closedAt, CALL_BACK_SECONDS)) await ignoring(this.operator.post(`/api/orders/${id}/confirm`, callBack(id)));
    }
  }

  private isOlder(instant: string, seconds: number): boolean {
    return Date.now() - Date.parse(instant) > (seconds * 1_000) / this.pace;
  }
}

function callBack(orderId: string): { satisfied: number; vetoed: boolean; note: string } {
  const vetoed = shareOf(orderId, 'veto') < VETOED;
  const satisfied = vetoed ? 1 : 3 + Math.floor(shareOf(orderId, 'mood') * 2.99);
  return { satisfied, vetoed, note: vetoed ? '老人说没有人来过' : '电话回访' };
}

/** A wish that the rules refuse (the same meal twice, say) is no fault of anybody's. */
async function ignoring(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 401) throw error;
  });
}
