import { computed, type Ref } from 'vue';
import { get } from '../api/client.js';
import type { ElderCard, OrderRow, Page } from '../api/types.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { visitOf, visitsOfOrder } from '../visits/visits.api.js';
import type { VisitDetail } from '../visits/visits.types.js';
import { nightOf, talesOf } from './family.api.js';
import { comingOrders } from './rules/coming.js';

const ORDER_EVENTS = ['order.placed', 'order.acknowledged', 'order.cancelled', 'order.expired', 'order.closed', 'visit.assigned', 'visit.accepted', 'visit.en-route', 'visit.started', 'visit.finished', 'visit.cancelled'] as const;
export const ALARM_EVENTS = [
  'alarm.raised', 'alarm.raised-again', 'alarm.escalated', 'alarm.acknowledged', 'alarm.handed-over', 'alarm.contacted', 'alarm.dispatched',
  'alarm.responder-arrived', 'alarm.resolved', 'alarm.referred', 'alarm.closed', 'alarm.reopened', 'alarm.merged',
] as const;

export interface Coming {
  order: OrderRow;
  /** Null until somebody has been found. */
  visit: VisitDetail | null;
}

/** What an elder's first page tells. */
export function useHome(elderId: Ref<string | null>) {
  const elder = useLiveQuery(async () => (elderId.value ? get<ElderCard>(`/registry/elders/${elderId.value}`) : null), { names: ['elder.changed'] });
  const orders = useLiveQuery(() => ordersOf(elderId.value), { names: ORDER_EVENTS });
  const tales = useLiveQuery(() => talesOf(elderId.value), { names: [...ALARM_EVENTS, 'elder.changed'] });
  const night = useLiveQuery(() => nightOf(elderId.value), { names: ['alarm.raised', 'elder.changed'] });

  const coming = computed(() => orders.data.value ?? []);
  const next = useLiveQuery(async () => withVisit(coming.value[0] ?? null), { names: ORDER_EVENTS, on: [() => `${coming.value[0]?.id}.${coming.value[0]?.state}`] });
  return { elder, orders, tales, night, coming: next.data, moreCount: computed(() => Math.max(0, coming.value.length - 1)) };
}

export async function ordersOf(elderId: string | null): Promise<OrderRow[]> {
  if (!elderId) return [];
  const page = await get<Page<OrderRow>>('/orders', { elder: elderId, state: 'open', limit: 50 });
  return comingOrders(page.items);
}

async function withVisit(order: OrderRow | null): Promise<Coming | null> {
  if (!order) return null;
  if (!order.caregiverId) return { order, visit: null };
  const visits = await visitsOfOrder(order.id);
  const standing = visits.find((visit) => visit.state !== 'CANCELLED' && visit.state !== 'FAILED');
  return { order, visit: standing ? await visitOf(standing.id) : null };
}
