import { computed, type Ref } from 'vue';
import { get } from '../api/client.js';
import type { AlarmRow, ElderCard, OrderRow, Page } from '../api/types.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { visitOf, visitsOfOrder } from '../visits/visits.api.js';
import type { VisitDetail } from '../visits/visits.types.js';
import { comingOrders } from './rules/coming.js';

const ORDER_EVENTS = ['order.placed', 'order.acknowledged', 'order.cancelled', 'order.expired', 'order.closed', 'visit.assigned', 'visit.accepted', 'visit.en-route', 'visit.started', 'visit.finished', 'visit.cancelled'] as const;
const ALARM_EVENTS = ['alarm.raised', 'alarm.acknowledged', 'alarm.dispatched', 'alarm.closed', 'alarm.reopened'] as const;

export interface Coming {
  order: OrderRow;
  /** Null until somebody has been found. */
  visit: VisitDetail | null;
}

/** What an elder's first page tells. */
export function useHome(elderId: Ref<string | null>) {
  const elder = useLiveQuery(async () => (elderId.value ? get<ElderCard>(`/registry/elders/${elderId.value}`) : null), { names: ['elder.changed'] });
  const orders = useLiveQuery(() => ordersOf(elderId.value), { names: ORDER_EVENTS });
  const alarms = useLiveQuery(async () => {
    const [open, closed] = await Promise.all([get<Page<AlarmRow>>('/alarms', { state: 'open', limit: 20 }), get<Page<AlarmRow>>('/alarms', { state: 'closed', limit: 20 })]);
    return [...open.items, ...closed.items];
  }, { names: ALARM_EVENTS });

  const coming = computed(() => orders.data.value ?? []);
  const next = useLiveQuery(async () => withVisit(coming.value[0] ?? null), { names: ORDER_EVENTS, on: [() => `${coming.value[0]?.id}.${coming.value[0]?.state}`] });
  const lastAlarm = computed(() => {
    const own = (alarms.data.value ?? []).filter((alarm) => alarm.elderId === elderId.value && alarm.level !== 'T');
    return own.toSorted((a, b) => (a.raisedAt > b.raisedAt ? -1 : 1))[0] ?? null;
  });
  return { elder, orders, alarms, coming: next.data, moreCount: computed(() => Math.max(0, coming.value.length - 1)), lastAlarm };
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
