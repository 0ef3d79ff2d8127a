import { Injectable } from '@nestjs/common';
import type { Skill } from '#contracts/people.js';
import type { Transaction } from '#platform/database.js';
import type { CareSearch } from './care-search.js';
import type { CaregiverFacts, Wanted } from './rules/candidate.js';
import { PROMISED_STATES } from './rules/visit-lifecycle.js';
import { UNTIMED_MINUTES, visitSpan } from './rules/barriers.js';

/** A caregiver with the name that dispatchers know. */
export interface NamedCaregiver extends CaregiverFacts {
  name: string;
}

interface FactsRow extends Omit<NamedCaregiver, 'place' | 'shifts' | 'promised'> {
  latitude: number;
  longitude: number;
  skills: { skill: Skill; certificateExpiresOn: string | null }[];
  shifts: { from: string; to: string }[];
  promised: { from: string; minutes: number | null; category: keyof typeof UNTIMED_MINUTES; latitude: number; longitude: number }[];
}

/** Everything that ranking weighs, read at once: the registry's views beside this service's own visits. */
const FACTS = `
  SELECT c.id AS "caregiverId", c.name, c.provider_id AS "providerId", c.active AND p.active AS active, c.gender, c.dialect, c.latitude, c.longitude,
    c.provider_id IN (SELECT a.provider_id FROM registry.provider_area_view a WHERE a.street_code = $1 AND a.category = $2) AS "servesHere",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('skill', k.skill, 'certificateExpiresOn', k.certificate_expires_on)), '[]')
     FROM registry.caregiver_skill_view k WHERE k.caregiver_id = c.id) AS skills,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('from', r.starts_at, 'to', r.ends_at)), '[]')
     FROM registry.roster_view r WHERE r.caregiver_id = c.id AND r.starts_at <= $4 AND r.ends_at > $3) AS shifts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('from', v.due_at, 'minutes', v.planned_minutes, 'category', v.category,
       'latitude', e.latitude, 'longitude', e.longitude)), '[]')
     FROM visit v JOIN registry.elder_view e ON e.id = v.elder_id
     WHERE v.caregiver_id = c.id AND v.state = ANY ($5) AND v.order_id <> $6
       AND v.due_at BETWEEN $3::timestamptz - interval '12 hours' AND $4::timestamptz + interval '12 hours') AS promised,
    (SELECT count(*)::int FROM visit v WHERE v.caregiver_id = c.id AND v.order_id <> $6 AND v.state NOT IN ('CANCELLED', 'FAILED')
       AND (v.due_at AT TIME ZONE 'Asia/Shanghai')::date = ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
       AND v.due_at BETWEEN $3::timestamptz - interval '1 day' AND $3::timestamptz + interval '1 day') AS load,
    (SELECT count(*)::int FROM visit v WHERE v.caregiver_id = c.id AND v.elder_id = $7 AND v.state IN ('FINISHED', 'CLOSED')) AS "visitsBefore"
  FROM registry.caregiver_view c JOIN registry.provider_view p ON p.id = c.provider_id`;

@Injectable()
export class CaregiverStore {
  /** What the elder's side of the search asks for; null when the register no longer knows the elder. */
  async wanted(tx: Transaction, search: CareSearch): Promise<Wanted | null> {
    const [elder] = await tx.query<{ latitude: number; longitude: number; genderWish: 'F' | 'M' | null; dialect: string | null }>(
      'SELECT latitude, longitude, gender_wish AS "genderWish", dialect FROM registry.elder_view WHERE id = $1',
      [search.elderId],
    );
    if (!elder) return null;
    const { category, skill, priority, dueAt, plannedMinutes } = search;
    const { latitude, longitude, genderWish, dialect } = elder;
    return { category, skill, priority, dueAt, plannedMinutes, place: { latitude, longitude }, elder: { genderWish, dialect } };
  }

  /** The caregivers of every provider that serves the street in any category. */
  async ofStreet(tx: Transaction, search: CareSearch): Promise<NamedCaregiver[]> {
    const rows = await tx.query<FactsRow>(
      `${FACTS} WHERE c.provider_id IN (SELECT a.provider_id FROM registry.provider_area_view a WHERE a.street_code = $1)`,
      parametersOf(search),
    );
    return rows.map(facts);
  }

  /** One caregiver, held for the rest of the transaction, so that two orders can't take the same hour at once. */
  async hold(tx: Transaction, search: CareSearch, caregiverId: string): Promise<NamedCaregiver | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('dispatch.caregiver ' || $1::text, 0))`, [caregiverId]);
    const [row] = await tx.query<FactsRow>(`${FACTS} WHERE c.id = $8`, [...parametersOf(search), caregiverId]);
    return row ? facts(row) : null;
  }
}

function parametersOf(search: CareSearch): unknown[] {
  const span = visitSpan(search);
  return [search.streetCode, search.category, span.from, span.to, PROMISED_STATES, search.orderId, search.elderId];
}

function facts({ latitude, longitude, shifts, promised, ...row }: FactsRow): NamedCaregiver {
  return {
    ...row,
    place: { latitude, longitude },
    shifts: shifts.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    promised: promised.map(({ from, minutes, category, ...place }) => ({
      ...visitSpan({ category, dueAt: new Date(from), plannedMinutes: minutes }),
      category,
      place,
    })),
  };
}
