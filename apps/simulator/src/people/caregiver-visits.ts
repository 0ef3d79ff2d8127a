import type { Category } from '#contracts/order.js';
import type { VisitState } from '#contracts/visit.js';
import type { Person } from '../door/person.js';
import { shareOf } from '../rules/dice.js';
import { nextVisitStep, type VisitFacts, type VisitStep } from '../rules/next-visit-step.js';

export interface VisitRow {
  id: string;
  state: VisitState;
  caregiverId: string;
  category: Category;
  itemCode: string;
  priority: string;
  dueAt: string;
  plannedMinutes: number | null;
  acceptedAt: string | null;
  enRouteAt: string | null;
  pickedUpAt: string | null;
  startedAt: string | null;
}

const RESPONDER_ITEM = 'REMOTE_RESPONSE';
/** How far from the elder's door a phone thinks it is, at most; degrees, about 60 m. */
const GPS_ERROR_DEGREES = 0.0005;
/** A phone without a fix now and then: the entry is made by hand, with a reason. */
const WITHOUT_FIX = 0.03;

/** The caregivers' side of a visit: what they do, and when. */
export class CaregiverVisits {
  private readonly seenAt = new Map<string, Date>();

  constructor(private readonly pace: number) {}

  /** One step on, if it is time. */
  async goOn(visit: VisitRow, caregiver: Person): Promise<void> {
    const now = new Date();
    if (!this.seenAt.has(visit.id)) this.seenAt.set(visit.id, now);
    const step = nextVisitStep(this.factsOf(visit), now, this.pace);
    if (step) await this.take(step, visit, caregiver);
    if (step?.act === 'finish' || step?.act === 'decline') this.seenAt.delete(visit.id);
  }

  private factsOf(visit: VisitRow): VisitFacts {
    const at = (instant: string | null): Date | null => (instant ? new Date(instant) : null);
    const { id, state, category, priority, plannedMinutes } = visit;
    return {
      id,
      state,
      category,
      priority,
      plannedMinutes,
      urgent: visit.itemCode === RESPONDER_ITEM,
      dueAt: new Date(visit.dueAt),
      seenAt: this.seenAt.get(id)!,
      acceptedAt: at(visit.acceptedAt),
      enRouteAt: at(visit.enRouteAt),
      pickedUpAt: at(visit.pickedUpAt),
      startedAt: at(visit.startedAt),
    };
  }

  private async take(step: VisitStep, visit: VisitRow, caregiver: Person): Promise<void> {
    const path = `/api/dispatch/visits/${visit.id}`;
    if (step.act === 'check-in') await caregiver.post(`${path}/check-in`, await this.evidence(visit, caregiver));
    else if (step.act === 'finish') await caregiver.post(`${path}/finish`, { outcome: step.outcome });
    else if (step.act === 'decline') await caregiver.post(`${path}/decline`, { reason: '时间冲突' });
    else await caregiver.post(`${path}/${step.act}`);
  }

  /** A call proves itself; at a door the phone says where it is. */
  private async evidence(visit: VisitRow, caregiver: Person): Promise<Record<string, unknown>> {
    if (visit.category === 'REMOTE' && visit.itemCode !== RESPONDER_ITEM) return { method: 'call' };
    if (shareOf(visit.id, 'fix') < WITHOUT_FIX) return { method: 'manual', reason: '手机定位不可用' };
    const home = await caregiver.get<{ latitude: number; longitude: number }>(`/api/dispatch/visits/${visit.id}`);
    const error = (axis: string): number => (shareOf(visit.id, axis) - 0.5) * 2 * GPS_ERROR_DEGREES;
    return { method: 'fence', latitude: home.latitude + error('latitude'), longitude: home.longitude + error('longitude'), accuracyMeters: 15 };
  }
}
