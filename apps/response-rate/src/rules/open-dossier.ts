import type { Happened } from '#contracts/flow.js';
import type { Demand } from './demand.js';
import type { Dossier } from './dossier.js';

const UNKNOWN: Omit<Demand, 'id' | 'street' | 'category' | 'kind' | 'createdAt'> = {
  level: null,
  appointment: false,
  probe: false,
  acknowledgedAt: null,
  acknowledgedBy: null,
  takenAt: null,
  takerQualified: false,
  sentAt: null,
  contactedAt: null,
  dueAt: null,
  pickedUpAt: null,
  arrivedAt: null,
  evidence: null,
  manualApproved: false,
  plannedMinutes: null,
  servedMinutes: null,
  closedAt: null,
  closeReason: null,
  safetyVerifiedBy: null,
  receipt: false,
  approved: false,
  cancelledAt: null,
  vetoedBy: null,
};

/** An incident begins with its first alarm, which fixes its level and its instant. */
export function openIncident({ payload }: Happened<'alarm.raised'>): Dossier {
  return {
    demand: {
      ...UNKNOWN,
      id: payload.incidentId,
      street: payload.streetCode,
      category: 'REMOTE',
      kind: 'alarm',
      level: payload.level,
      createdAt: Date.parse(payload.raisedAt),
    },
    alarms: { [payload.alarmId]: null },
  };
}

/** An order that answers no alarm is a demand of its own. */
export function openOrder({ payload }: Happened<'order.placed'>): Dossier {
  return {
    demand: {
      ...UNKNOWN,
      id: payload.orderId,
      street: payload.streetCode,
      category: payload.category,
      kind: 'order',
      level: payload.priority,
      appointment: payload.appointment,
      plannedMinutes: payload.plannedMinutes,
      dueAt: Date.parse(payload.dueAt),
      createdAt: Date.parse(payload.placedAt),
    },
    alarms: {},
  };
}
