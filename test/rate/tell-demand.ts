import type { AlarmLevel } from '#contracts/alarm.js';
import type { EventName, Flow, Service } from '#contracts/flow.js';
import { Database } from '#platform/database.js';
import { tellAll, type Telling } from '#platform/event-log.js';
import { newId } from '#platform/id.js';
import { SYSTEM } from '#platform/scope.js';
import type { DemandLine } from './make-demand.js';

/** The other services' voices: what they would have said of a demand, written to the real event log under their roles. */
export class Voices {
  private readonly databases = new Map<Service, Database>();

  private constructor() {}

  static async open(url: string): Promise<Voices> {
    const voices = new Voices();
    for (const service of ['alarm-ingestion', 'order-intake', 'dispatch'] as const) {
      const database = new Database({ service, entities: [], url, poolSize: 2 });
      await database.onModuleInit();
      voices.databases.set(service, database);
    }
    return voices;
  }

  /** One transaction, so one place in the log. */
  async say(service: Service, ...events: Telling[]): Promise<void> {
    await this.databases.get(service)!.within(SYSTEM, (tx) => tellAll(tx, events));
  }

  /** In order; what one service says in a row is one transaction. */
  async sayAll(events: Said[]): Promise<void> {
    let from = 0;
    while (from < events.length) {
      const { by } = events[from]!;
      const until = events.findIndex((event, i) => i > from && event.by !== by);
      const end = until < 0 ? events.length : until;
      await this.say(by, ...events.slice(from, end));
      from = end;
    }
  }

  async close(): Promise<void> {
    for (const database of this.databases.values()) await database.onApplicationShutdown();
  }
}

export type Said = Telling & { by: Service };

interface Where {
  orgPath: string;
  elderId: string;
}

/** One event about something in a place. */
export function said<N extends EventName>(by: Service, name: N, subject: string, where: Where, payload: Flow[N]): Said {
  return { by, name, subject, orgPath: where.orgPath, elderId: where.elderId, actor: { accountId: newId(), name: 'somebody' }, payload } as Said;
}

/** The story of a demand line as events, in the order in which it would happen. `line.id` must be a UUID. */
export function storyOfLine(line: DemandLine, orgPath: string): Said[] {
  const where = { orgPath, elderId: newId() };
  return line.kind === 'alarm' ? alarmStory(line, where) : orderStory(line, where);
}

type Payload<N extends EventName> = Flow[N];

function orderStory(line: DemandLine, where: Where): Said[] {
  const events = [placed(line, line.id, where, null)];
  const own = <N extends EventName>(by: Service, name: N, more: object) =>
    events.push(said(by, name, line.id, where, { orderId: line.id, ...more } as Payload<N>));
  if (line.acknowledgedAt) own('order-intake', 'order.acknowledged', { by: line.acknowledgedBy, acknowledgedAt: line.acknowledgedAt });
  events.push(...visitStory(line, line.id, where));
  if (line.closedAt && line.closeReason?.startsWith('ELDER_CANCEL')) {
    own('order-intake', 'order.cancelled', { reason: line.closeReason, cancelledAt: line.closedAt });
  } else if (line.closedAt) {
    const { closedAt, closeReason: reason, safetyVerifiedBy, receipt, approved } = line;
    own('order-intake', 'order.closed', { reason, safetyVerifiedBy, receipt, approved, closedAt });
  }
  if (line.vetoedBy) own('order-intake', 'order.confirmed', { vetoed: true });
  return events;
}

function alarmStory(line: DemandLine, where: Where): Said[] {
  const alarmId = newId();
  const events: Said[] = [];
  const own = <N extends EventName>(name: N, more: object) =>
    events.push(said('alarm-ingestion', name, alarmId, where, { alarmId, incidentId: line.id, ...more } as Payload<N>));
  own('alarm.raised', { type: 'SOS', level: line.level, elderId: where.elderId, deviceId: null, streetCode: line.street, raisedAt: line.createdAt });
  if (line.acknowledgedAt) own('alarm.acknowledged', { by: line.acknowledgedBy, acknowledgedAt: line.acknowledgedAt });
  if (line.contactedAt) own('alarm.contacted', { party: 'ELDER', result: 'ANSWERED', contactedAt: line.contactedAt });
  if (line.sentAt) {
    const orderId = newId();
    events.push(placed(line, orderId, where, alarmId));
    own('alarm.dispatched', { orderId, sentAt: line.sentAt });
    events.push(...visitStory(line, orderId, where));
    // The visit's own order ends in its own way; the incident is closed by the desk.
    events.push(said('order-intake', 'order.closed', orderId, where, { orderId, reason: 'TEST', safetyVerifiedBy: null, receipt: false, approved: false, closedAt: line.createdAt }));
  }
  const { closedAt, closeReason: reason, safetyVerifiedBy } = line;
  if (closedAt) own('alarm.closed', { reason, safetyVerifiedBy, closedAt });
  return events;
}

function placed(line: DemandLine, orderId: string, where: Where, alarmId: string | null): Said {
  return said('order-intake', 'order.placed', orderId, where, {
    orderId,
    category: line.category as 'CLEAN',
    itemCode: 'ITEM',
    itemName: 'item',
    skill: 'RESPONSE',
    source: alarmId ? 'ALARM' : 'PHONE',
    elderId: where.elderId,
    streetCode: line.street,
    alarmId,
    incidentId: alarmId && line.id,
    priority: (line.level ?? 'P3') as AlarmLevel,
    appointment: line.appointment,
    plannedMinutes: line.plannedMinutes,
    dueAt: line.dueAt ?? line.createdAt,
    placedAt: line.createdAt,
    mode: 'OFFER',
  });
}

function visitStory(line: DemandLine, orderId: string, where: Where): Said[] {
  const visitId = newId();
  const events: Said[] = [];
  const own = <N extends EventName>(name: N, more: object) =>
    events.push(said('dispatch', name, visitId, where, { visitId, orderId, ...more } as Payload<N>));
  if (line.takenAt) own('visit.accepted', { caregiverId: 'C001', providerId: 'P01', takerQualified: line.takerQualified, takenAt: line.takenAt });
  if (line.pickedUpAt) own('visit.picked-up', { pickedUpAt: line.pickedUpAt });
  if (line.arrivedAt) own('visit.started', { evidence: line.evidence, distanceMeters: 5, arrivedAt: line.arrivedAt });
  if (line.servedMinutes !== null) own('visit.finished', { outcome: 'DONE', servedMinutes: line.servedMinutes, finishedAt: line.arrivedAt ?? line.createdAt });
  return events;
}
