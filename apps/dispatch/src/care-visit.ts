import type { AlarmLevel } from '#contracts/alarm.js';
import type { Category } from '#contracts/order.js';
import type { Evidence, VisitOutcome, VisitState } from '#contracts/visit.js';

export interface CareVisit {
  id: string;
  orderId: string;
  state: VisitState;
  orgPath: string;
  providerId: string;
  caregiverId: string;
  elderId: string;
  category: Category;
  itemCode: string;
  itemName: string;
  priority: AlarmLevel;
  dueAt: Date;
  plannedMinutes: number | null;
  doorCode: string;
  assignedAt: Date;
  acceptedAt: Date | null;
  enRouteAt: Date | null;
  pickedUpAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  evidence: Evidence | null;
  evidenceReason: string | null;
  evidenceException: boolean;
  distanceMeters: number | null;
  outcome: VisitOutcome | null;
  servedMinutes: number | null;
  note: string | null;
}

export type VisitChange = Partial<
  Pick<
    CareVisit,
    | 'state' | 'acceptedAt' | 'enRouteAt' | 'pickedUpAt' | 'startedAt' | 'finishedAt' | 'evidence' | 'evidenceReason'
    | 'evidenceException' | 'distanceMeters' | 'outcome' | 'servedMinutes' | 'note'
  >
>;

/** Who may hear what is said about a visit: its own provider and caregiver, the family, and the org above. */
export function audienceOf(visit: CareVisit): { subject: string; orgPath: string; elderId: string; providerIds: string[]; caregiverIds: string[] } {
  return { subject: visit.orderId, orgPath: visit.orgPath, elderId: visit.elderId, providerIds: [visit.providerId], caregiverIds: [visit.caregiverId] };
}
