import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database.js';
import type { CareVisit, VisitChange } from './care-visit.js';

const COLUMNS = `v.id, v.order_id AS "orderId", v.state, v.org_path AS "orgPath", v.provider_id AS "providerId", v.caregiver_id AS "caregiverId",
  v.elder_id AS "elderId", v.category, v.item_code AS "itemCode", v.item_name AS "itemName", v.priority, v.due_at AS "dueAt",
  v.planned_minutes AS "plannedMinutes", v.door_code AS "doorCode", v.assigned_at AS "assignedAt", v.accepted_at AS "acceptedAt",
  v.en_route_at AS "enRouteAt", v.picked_up_at AS "pickedUpAt", v.started_at AS "startedAt", v.finished_at AS "finishedAt",
  v.evidence, v.evidence_reason AS "evidenceReason", v.evidence_exception AS "evidenceException", v.distance_meters AS "distanceMeters",
  v.outcome, v.served_minutes AS "servedMinutes", v.note`;

/** A visit with what lists show, and the home behind it, which only some may see: see maySeeHome. */
export interface NamedVisit extends CareVisit {
  caregiverName: string | null;
  streetName: string | null;
  addressMasked: string | null;
  elderName: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  dialect: string | null;
  /** What whoever comes should know: the door, the hearing. */
  notes: string | null;
}
const NAMED = `SELECT ${COLUMNS}, c.name AS "caregiverName", st.name AS "streetName", e.address_masked AS "addressMasked",
    e.name AS "elderName", e.address, e.latitude, e.longitude, e.dialect, e.notes
  FROM visit v
  LEFT JOIN registry.caregiver_view c ON c.id = v.caregiver_id
  LEFT JOIN registry.elder_view e ON e.id = v.elder_id
  LEFT JOIN registry.street_view st ON st.code = split_part(v.org_path, '.', 3)`;
const DAY = `v.due_at >= ($1::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND v.due_at < ($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;
const LIST_LIMIT = 500;

@Injectable()
export class VisitStore {
  async insert(tx: Transaction, visit: CareVisit): Promise<void> {
    await tx.query(
      `INSERT INTO visit (id, order_id, state, org_path, provider_id, caregiver_id, elder_id, category, item_code, item_name, priority,
         due_at, planned_minutes, door_code, assigned_at, accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        visit.id, visit.orderId, visit.state, visit.orgPath, visit.providerId, visit.caregiverId, visit.elderId, visit.category, visit.itemCode,
        visit.itemName, visit.priority, visit.dueAt, visit.plannedMinutes, visit.doorCode, visit.assignedAt, visit.acceptedAt,
      ],
    );
  }

  async find(tx: Transaction, id: string): Promise<CareVisit | null> {
    const [row] = await tx.query<CareVisit>(`SELECT ${COLUMNS} FROM visit v WHERE v.id = $1`, [id]);
    return row ?? null;
  }

  /** The visit that holds the order, if one does. */
  async holderOf(tx: Transaction, orderId: string): Promise<CareVisit | null> {
    const [row] = await tx.query<CareVisit>(`SELECT ${COLUMNS} FROM visit v WHERE v.order_id = $1 AND v.state NOT IN ('CANCELLED', 'FAILED')`, [orderId]);
    return row ?? null;
  }

  async change(tx: Transaction, visit: CareVisit, change: VisitChange): Promise<CareVisit> {
    const next = { ...visit, ...change };
    await tx.query(
      `UPDATE visit SET state = $2, accepted_at = $3, en_route_at = $4, picked_up_at = $5, started_at = $6, finished_at = $7, evidence = $8,
         evidence_reason = $9, evidence_exception = $10, distance_meters = $11, outcome = $12, served_minutes = $13, note = $14 WHERE id = $1`,
      [
        visit.id, next.state, next.acceptedAt, next.enRouteAt, next.pickedUpAt, next.startedAt, next.finishedAt, next.evidence,
        next.evidenceReason, next.evidenceException, next.distanceMeters, next.outcome, next.servedMinutes, next.note,
      ],
    );
    return next;
  }

  async named(tx: Transaction, id: string): Promise<NamedVisit | null> {
    const [row] = await tx.query<NamedVisit>(`${NAMED} WHERE v.id = $1`, [id]);
    return row ?? null;
  }

  /** Visits of a Shanghai day by due time; of one caregiver, when one is given. */
  ofDay(tx: Transaction, day: string, caregiverId: string | null): Promise<NamedVisit[]> {
    return tx.query<NamedVisit>(`${NAMED} WHERE ${DAY} AND ($2::text IS NULL OR v.caregiver_id = $2) ORDER BY v.due_at, v.id LIMIT ${LIST_LIMIT}`, [day, caregiverId]);
  }

  ofOrder(tx: Transaction, orderId: string): Promise<NamedVisit[]> {
    return tx.query<NamedVisit>(`${NAMED} WHERE v.order_id = $1 ORDER BY v.assigned_at, v.id`, [orderId]);
  }

  /** What a provider's board shows: everything under way, and what ended on the day. */
  onBoard(tx: Transaction, day: string): Promise<NamedVisit[]> {
    return tx.query<NamedVisit>(
      `${NAMED} WHERE v.state IN ('ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'STARTED') OR (${DAY}) ORDER BY v.due_at, v.id LIMIT ${LIST_LIMIT}`,
      [day],
    );
  }
}
