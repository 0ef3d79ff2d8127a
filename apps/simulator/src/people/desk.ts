import type { AlarmLevel, AlarmState, AlarmType } from '#contracts/alarm.js';
import type { Incidents } from '../devices/incidents.js';
import { type Person, Refused } from '../door/person.js';
import { habit } from '../habit.js';
import { type DeskAct, nextDeskAct, type Progress } from '../rules/handle-alarm.js';

interface AlarmRow {
  id: string;
  type: AlarmType;
  level: AlarmLevel;
  state: AlarmState;
  raisedAt: string;
  holder: { accountId: string } | null;
  deviceId: string | null;
  elderId: string;
  orderId: string | null;
}

const LOOK_MS = 1_500;
/** Hands at the desk: acts at one look. */
const ACTS_AT_ONCE = 6;
const RESPONDER_ITEM = 'REMOTE_RESPONSE';
/** The order of a responder in one of these is over. */
const OVER = ['FINISHED', 'CONFIRMED', 'AUDITED', 'SETTLED', 'CANCELLED', 'EXPIRED', 'REJECTED'];

/** The simulated operator at the alarm desk. */
export class Desk {
  private readonly progress = new Map<string, Progress>();

  constructor(
    private readonly operator: Person,
    private readonly incidents: Incidents,
    private readonly pace: number,
  ) {}

  live(leave: AbortSignal): Promise<void> {
    return habit('desk', () => LOOK_MS, () => this.look(), leave);
  }

  private async look(): Promise<void> {
    const { items } = await this.operator.get<{ items: AlarmRow[] }>('/api/alarms?state=open&limit=200');
    this.forgetAllBut(new Set(items.map(({ id }) => id)));
    let acts = 0;
    for (const alarm of items) {
      if (acts >= ACTS_AT_ONCE) return;
      const act = nextDeskAct(await this.factsOf(alarm), this.progress.get(alarm.id) ?? null, this.operator.accountId, new Date(), this.pace);
      if (!act) continue;
      acts++;
      await this.doIt(alarm, act).catch((error: unknown) => {
        // Somebody was quicker, or the alarm moved on: the next look shows how it stands.
        if (!(error instanceof Refused) || error.status >= 500) throw error;
      });
      this.progress.set(alarm.id, { done: act.act === 'acknowledge' ? 0 : (this.progress.get(alarm.id)?.done ?? 0) + 1, lastActAt: new Date() });
    }
  }

  private async factsOf(alarm: AlarmRow) {
    const { id, type, level, state, raisedAt, holder, deviceId } = alarm;
    const facts = { id, type, level, state, raisedAt: new Date(raisedAt), holderId: holder?.accountId ?? null, ours: this.incidents.isOurs(deviceId, new Date(raisedAt)) };
    return { ...facts, visitOver: await this.isVisitOver(alarm) };
  }

  private async isVisitOver({ orderId, holder }: AlarmRow): Promise<boolean> {
    if (!orderId || holder?.accountId !== this.operator.accountId) return false;
    const { state } = await this.operator.get<{ state: string }>(`/api/orders/${orderId}`);
    return OVER.includes(state);
  }

  private async doIt({ id, elderId }: AlarmRow, act: DeskAct): Promise<void> {
    const path = `/api/alarms/${id}`;
    if (act.act === 'acknowledge') await this.operator.post(`${path}/acknowledge`);
    else if (act.act === 'contact') await this.operator.post(`${path}/contact`, { party: act.party, result: act.result });
    else if (act.act === 'send') await this.operator.post('/api/orders', { elderId, itemCode: RESPONDER_ITEM, alarmId: id });
    else await this.operator.post(`${path}/close`, { reason: act.reason, ...(act.safetyVerifiedBy && { safetyVerifiedBy: act.safetyVerifiedBy }) });
  }

  private forgetAllBut(open: ReadonlySet<string>): void {
    for (const id of this.progress.keys()) if (!open.has(id)) this.progress.delete(id);
  }
}
