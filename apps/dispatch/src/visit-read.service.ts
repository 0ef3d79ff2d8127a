import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/people.js';
import type { VisitState } from '#contracts/visit.js';
import { Database } from '#platform/database.js';
import { refusal } from '#platform/problem.js';
import { scopeOf } from '#platform/scope.js';
import { PROBLEMS } from './dispatch.problems.js';
import { maySeeDoorCode, maySeeHome } from './rules/may-see-home.js';
import { shanghaiDay } from './rules/shanghai-day.js';
import { Board, ListVisits, VisitDetail, VisitRow } from './visit.dto.js';
import { type NamedVisit, VisitStore } from './visit.store.js';

/** CLOSED is FINISHED once more, with the order settled at the desk: one column. */
const COLUMNS: readonly VisitState[][] = [['ASSIGNED'], ['ACCEPTED'], ['EN_ROUTE'], ['STARTED'], ['FINISHED', 'CLOSED'], ['FAILED']];

/** Visits as people see them: their own rows only, and no more of the home than they need. */
@Injectable()
export class VisitReadService {
  constructor(
    private readonly database: Database,
    private readonly visits: VisitStore,
  ) {}

  async list(me: Account, { day, caregiver, order }: ListVisits): Promise<VisitRow[]> {
    const caregiverId = me.caregiverId ?? (caregiver === 'me' ? null : (caregiver ?? null));
    const visits = await this.database.within(scopeOf(me), (tx) =>
      order ? this.visits.ofOrder(tx, order) : this.visits.ofDay(tx, day ?? shanghaiDay(tx.now), caregiverId),
    );
    return visits.filter((visit) => !me.caregiverId || visit.caregiverId === me.caregiverId).map(visitRow);
  }

  async detail(me: Account, id: string): Promise<VisitDetail> {
    const visit = await this.database.within(scopeOf(me), (tx) => this.visits.named(tx, id));
    if (!visit || (me.caregiverId && me.caregiverId !== visit.caregiverId)) throw refusal(PROBLEMS, 'visit-not-found');
    const home = maySeeHome(me.role, visit.state);
    return {
      ...visitRow(visit),
      elderName: home ? visit.elderName : null,
      address: home ? visit.address : null,
      latitude: home ? visit.latitude : null,
      longitude: home ? visit.longitude : null,
      dialect: home ? visit.dialect : null,
      notes: home ? visit.notes : null,
      evidenceReason: visit.evidenceReason,
      note: visit.note,
      doorCode: maySeeDoorCode(me.role) ? visit.doorCode : null,
    };
  }

  async board(me: Account): Promise<Board> {
    const visits = await this.database.within(scopeOf(me), (tx) => this.visits.onBoard(tx, shanghaiDay(tx.now)));
    return {
      columns: COLUMNS.map((states) => ({ state: states[0]!, visits: visits.filter(({ state }) => states.includes(state)).map(visitRow) })),
    };
  }
}

const instant = (at: Date | null): string | null => at && at.toISOString();

function visitRow(visit: NamedVisit): VisitRow {
  return {
    id: visit.id,
    orderId: visit.orderId,
    state: visit.state,
    caregiverId: visit.caregiverId,
    caregiverName: visit.caregiverName ?? visit.caregiverId,
    providerId: visit.providerId,
    category: visit.category,
    itemCode: visit.itemCode,
    itemName: visit.itemName,
    streetName: visit.streetName ?? '',
    addressMasked: visit.addressMasked ?? '',
    dueAt: visit.dueAt.toISOString(),
    plannedMinutes: visit.plannedMinutes,
    acceptedAt: instant(visit.acceptedAt),
    enRouteAt: instant(visit.enRouteAt),
    pickedUpAt: instant(visit.pickedUpAt),
    startedAt: instant(visit.startedAt),
    finishedAt: instant(visit.finishedAt),
    evidence: visit.evidence,
    evidenceException: visit.evidenceException,
    distanceMeters: visit.distanceMeters,
    outcome: visit.outcome,
    servedMinutes: visit.servedMinutes,
    priority: visit.priority,
  };
}
