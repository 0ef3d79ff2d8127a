import type { NaiveDemand } from './naive-rate.js';

/** A demand line as the command reads it. */
export type DemandLine = NaiveDemand & { type: 'demand' };

let made = 0;

/** A cleaning order of a March morning in Shanghai that was answered well in every clause. */
export function makeOrder(changes: Partial<NaiveDemand> = {}): DemandLine {
  made += 1;
  return {
    type: 'demand',
    id: `order-${made}`,
    street: '420102001',
    category: 'CLEAN',
    kind: 'order',
    level: null,
    appointment: false,
    probe: false,
    createdAt: '2026-03-10T02:00:00Z',
    acknowledgedAt: '2026-03-10T02:05:00Z',
    acknowledgedBy: 'human',
    takenAt: '2026-03-10T02:15:00Z',
    takerQualified: true,
    sentAt: null,
    contactedAt: null,
    dueAt: '2026-03-10T06:00:00Z',
    pickedUpAt: null,
    arrivedAt: '2026-03-10T06:10:00Z',
    evidence: 'fence',
    manualApproved: false,
    plannedMinutes: 60,
    servedMinutes: 60,
    closedAt: '2026-03-10T08:00:00Z',
    closeReason: 'DONE',
    safetyVerifiedBy: null,
    receipt: false,
    approved: false,
    cancelledAt: null,
    vetoedBy: null,
    ...changes,
  };
}

/** A meal that was picked up and brought in its window. */
export const makeMeal = (changes: Partial<NaiveDemand> = {}): DemandLine =>
  makeOrder({
    category: 'MEAL',
    plannedMinutes: null,
    servedMinutes: null,
    pickedUpAt: '2026-03-10T05:00:00Z',
    dueAt: '2026-03-10T05:30:00Z',
    arrivedAt: '2026-03-10T05:20:00Z',
    ...changes,
  });

/** A pressed button that a call solved. */
export const makeAlarm = (changes: Partial<NaiveDemand> = {}): DemandLine =>
  makeOrder({
    category: 'REMOTE',
    kind: 'alarm',
    level: 'P1',
    acknowledgedAt: '2026-03-10T02:00:30Z',
    contactedAt: '2026-03-10T02:01:30Z',
    takenAt: null,
    takerQualified: false,
    dueAt: null,
    arrivedAt: null,
    evidence: null,
    plannedMinutes: null,
    servedMinutes: null,
    closedAt: '2026-03-10T02:10:00Z',
    closeReason: 'REAL_PHONE',
    safetyVerifiedBy: 'voice',
    ...changes,
  });

/** An alarm that somebody was sent to. */
export const makeVisitedAlarm = (changes: Partial<NaiveDemand> = {}): DemandLine =>
  makeAlarm({
    sentAt: '2026-03-10T02:03:00Z',
    takenAt: '2026-03-10T02:05:00Z',
    takerQualified: true,
    arrivedAt: '2026-03-10T02:25:00Z',
    evidence: 'fence',
    closeReason: 'REAL_ONSITE',
    safetyVerifiedBy: 'onsite',
    ...changes,
  });

export interface StreetLineInput {
  type: 'street';
  code: string;
  name: string;
  central: boolean;
  coveredPermille: Record<string, number>;
  rota24h: boolean;
}

/** A central street that is covered in every category. */
export const makeStreet = (changes: Partial<StreetLineInput> = {}): StreetLineInput => ({
  type: 'street',
  code: '420102001',
  name: 'One',
  central: true,
  coveredPermille: { MEAL: 1000, CLEAN: 1000, MEDICAL: 1000, REMOTE: 1000 },
  rota24h: true,
  ...changes,
});
