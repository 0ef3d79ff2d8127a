import { OrderRow } from './order.dto.js';
import type { NamedOrder } from './order.store.js';
import { catalogueItem } from './rules/catalogue.js';
import { runningLimit } from './rules/running-limit.js';

const instant = (at: Date | null): string | null => at && at.toISOString();

/** An order as lists show it. */
export function orderRow(order: NamedOrder): OrderRow {
  const limit = runningLimit({ ...order, answersAlarm: order.alarmId !== null });
  return {
    id: order.id,
    number: order.number,
    category: order.category,
    itemCode: order.itemCode,
    itemName: catalogueItem(order.itemCode)?.nameZh ?? order.itemCode,
    state: order.state,
    reason: order.reason,
    source: order.source,
    elderId: order.elderId,
    elderName: order.elderName ?? '',
    streetCode: order.streetCode,
    streetName: order.streetName ?? '',
    priority: order.priority,
    appointment: order.appointment,
    dueAt: order.dueAt.toISOString(),
    placedAt: order.placedAt.toISOString(),
    acknowledgedAt: instant(order.acknowledgedAt),
    closedAt: instant(order.closedAt),
    plannedMinutes: order.plannedMinutes,
    priceFen: order.priceFen,
    alarmId: order.alarmId,
    providerId: order.providerId,
    caregiverId: order.caregiverId,
    limits: limit && { name: limit.name, targetAt: limit.targetAt.toISOString(), hardAt: limit.hardAt.toISOString() },
    intakePercent: order.intakePercent,
    pooled: order.pooledAt !== null && order.closedAt === null,
  };
}
