import { CATEGORIES, type Category } from '#contracts/order.js';
import { Dice } from '../../../registry/src/seed/dice.js';
import { pastAlarm } from './past-alarm.js';
import { DAY, type Habit, HOUR, type PastElder, type PastEvent, SHANGHAI } from './past-event.js';
import { pastOrder } from './past-order.js';

/** Demands of a whole month in one street: enough that most cells are judged by three months, many by their own. */
const A_MONTH: Record<Category, readonly [from: number, to: number]> = { MEAL: [12, 18], CLEAN: [9, 13], MEDICAL: [8, 12], REMOTE: [12, 18] };

/** Permille that goes wrong. The good street loses a demand now and then; a weak category loses about one in five. */
const GOOD: Habit = { lateAcknowledge: 2, lateTake: 4, lateArrival: 4, shortService: 2 };
const WEAK: Habit = { lateAcknowledge: 40, lateTake: 50, lateArrival: 90, shortService: 40 };
const WEAK_STREET_PERMILLE = 330;

/** What has to be over by now: a longest service after its appointment. */
const SETTLED = 8 * HOUR;

/**
 * The invented city's last three months: every demand closed, so that a board that opens for the first time has
 * something to say. The same seed, elders and instant give the same past. Pure: `now` is epoch ms.
 */
export function inventHistory(seed: number, elders: readonly PastElder[], now: number): PastEvent[] {
  const byStreet = Map.groupBy(elders, (elder) => elder.streetCode);
  const events: PastEvent[] = [];
  for (const [street, living] of byStreet) {
    const dice = new Dice(`${seed} history ${street}`);
    const weak = dice.chance(WEAK_STREET_PERMILLE) ? dice.pick(CATEGORIES) : null;
    for (const { from, until, share } of monthsUntil(now)) {
      for (const category of CATEGORIES) {
        const habit = category === weak ? WEAK : GOOD;
        const count = Math.round(dice.between(...A_MONTH[category]) * share);
        for (let i = 0; i < count; i++) {
          const at = from + dice.fraction() * (until - from);
          const elder = dice.pick(living);
          events.push(...(category === 'REMOTE' ? pastAlarm(dice, elder, at, habit) : pastOrder(dice, category, elder, at, habit)));
        }
      }
    }
  }
  return events.filter((event) => event.at < now).toSorted((a, b) => a.at - b.at);
}

/** The running month so far and the two before it, each with the share of it that is over. */
function monthsUntil(now: number): { from: number; until: number; share: number }[] {
  const local = new Date(now + SHANGHAI);
  const startOf = (back: number): number => Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1) - SHANGHAI;
  return [2, 1, 0].map((back) => {
    const [from, end] = [startOf(back), startOf(back - 1)];
    // Whole days only: an order of a day is placed in its morning.
    const until = Math.max(from, Math.min(end, Math.floor((now - SETTLED + SHANGHAI) / DAY) * DAY - SHANGHAI));
    return { from, until, share: (until - from) / (end - from) };
  });
}
