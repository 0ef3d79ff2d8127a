import { useI18n } from 'vue-i18n';
import { create, newKey, post } from '../api/client.js';
import type { NewOrder, OrderRow } from '../api/types.js';
import { dayOf, instantOf, timeOf } from '../i18n/format.js';
import { useLive } from '../live/live.store.js';
import { daysFrom, slotsFor } from '../order/rules/slots.js';
import { useCatalogue } from '../order/use-catalogue.js';
import type { NeedRow } from './care.types.js';
import { ORDER_FOR } from './need-orders.js';

/** Sees to a need: by an order for the next time that is open, or by a word. */
export function useNeeds(): { order: (need: NeedRow) => Promise<OrderRow>; note: (need: NeedRow, text: string) => Promise<void> } {
  const { t } = useI18n();
  const live = useLive();
  const catalogue = useCatalogue();

  async function order(need: NeedRow): Promise<OrderRow> {
    const itemCode = ORDER_FOR[need.need]!;
    const windows = catalogue.value.find((item) => item.code === itemCode)?.windows;
    const [today = '', tomorrow = ''] = daysFrom(dayOf(live.serverNow()), 2);
    const soonest = slotsFor(windows, today, today, timeOf(live.serverNow()))[0];
    const body: NewOrder = { elderId: need.elderId, itemCode, dueAt: soonest ? instantOf(today, soonest) : instantOf(tomorrow, slotsFor(windows, tomorrow, today, '00:00')[0]!), note: t(`care.need.orderNote.${need.from}`) };
    if (!soonest) body.appointment = true;
    const placed = await create<OrderRow>('/orders', body, newKey());
    await post(`/care/needs/${need.id}/handle`, { orderId: placed.id });
    return placed;
  }

  const note = (need: NeedRow, text: string): Promise<void> => post(`/care/needs/${need.id}/handle`, { note: text });
  return { order, note };
}
