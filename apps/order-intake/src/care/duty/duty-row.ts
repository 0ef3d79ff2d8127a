import type { CareRow } from './duty.dto.js';
import type { NamedDuty } from './duty.store.js';

/** A row as the door answers it. */
export function careRow(row: NamedDuty): CareRow {
  const { id, elderName, gender, age, streetCode, streetName, addressMasked, grade, setByOfficer, points, reasons, because, escalated, awayKind } = row;
  const facts = { id, elderName, gender, age, streetCode, streetName, addressMasked, grade, setByOfficer, points, reasons, because, escalated, awayKind };
  return {
    ...facts,
    dueAt: row.dueAt.toISOString(),
    lastVisitAt: row.lastVisitAt && row.lastVisitAt.toISOString(),
    awayUntil: row.awayUntil && row.awayUntil.toISOString(),
  };
}
