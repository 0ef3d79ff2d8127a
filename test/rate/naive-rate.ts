/**
 * The rate rule a second time, as a reader would write it down from the text: all demands in memory, no shared code,
 * no cleverness. The differential property compares it with the real one.
 */
export interface NaiveDemand {
  id: string;
  street: string;
  category: string;
  kind: string;
  level: string | null;
  appointment: boolean;
  probe: boolean;
  createdAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  takenAt: string | null;
  takerQualified: boolean;
  sentAt: string | null;
  contactedAt: string | null;
  dueAt: string | null;
  pickedUpAt: string | null;
  arrivedAt: string | null;
  evidence: string | null;
  manualApproved: boolean;
  plannedMinutes: number | null;
  servedMinutes: number | null;
  closedAt: string | null;
  closeReason: string | null;
  safetyVerifiedBy: string | null;
  receipt: boolean;
  approved: boolean;
  cancelledAt: string | null;
  vetoedBy: string | null;
}

export interface NaiveStreet {
  code: string;
  central: boolean;
  coveredPermille: Record<string, number>;
  rota24h: boolean;
}

const CATEGORIES = ['MEAL', 'CLEAN', 'MEDICAL', 'REMOTE'];
const MINUTE = 60_000;
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
const local = (iso: string): string => shanghai.format(new Date(iso));
const at = (iso: string | null): number => (iso ? Date.parse(iso) : Number.NaN);
const monthOf = (iso: string): string => local(iso).slice(0, 7);

function shift(month: string, by: number): string {
  const date = new Date(`${month}-15T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

export function freeze(month: string): number {
  return Date.parse(`${shift(month, 1)}-08T00:00:00+08:00`);
}

function deadline(d: NaiveDemand): number {
  if (d.kind === 'alarm') {
    const limits: Record<string, number> = { P1: 1, P2: 3, P3: 30, T: 24 * 60 };
    return at(d.createdAt) + (limits[d.level ?? ''] ?? Number.NaN) * MINUTE;
  }
  const [day = '', time = ''] = local(d.createdAt).split(' ');
  if (time >= '07:00:00' && time < '21:00:00') return at(d.createdAt) + 30 * MINUTE;
  const sameDay = Date.parse(`${day}T07:30:00+08:00`);
  return time < '07:00:00' ? sameDay : sameDay + 24 * 60 * MINUTE;
}

function excludedFor(d: NaiveDemand): string | null {
  if (d.kind === 'alarm' && d.level === 'T') return 'TECHNICAL';
  for (const reason of ['TEST', 'DUPLICATE', 'OUT_OF_SCOPE', 'ELDER_CANCEL_EARLY']) if (d.closeReason === reason) return reason;
  if (d.closeReason === 'FORCE_MAJEURE' && d.approved) return 'FORCE_MAJEURE';
  if (d.closeReason === 'ELDER_CANCEL_LATE' && at(d.cancelledAt) < deadline(d)) return 'CANCELLED_BEFORE_ACKNOWLEDGE_LIMIT';
  return null;
}

// Comparisons with NaN are false, which is just what the rule asks of an unknown instant.
const CLAUSES: [string, (d: NaiveDemand) => boolean][] = [
  ['ACKNOWLEDGED', (d) => d.acknowledgedBy === 'human' && at(d.acknowledgedAt) <= deadline(d)],
  [
    'TAKEN',
    (d) => {
      if (d.kind === 'alarm' && !d.sentAt) return true;
      if (!d.takenAt || !d.takerQualified) return false;
      if (d.kind === 'alarm') return true;
      const since = at(d.takenAt) - at(d.acknowledgedAt);
      return d.appointment ? since <= 240 * MINUTE && at(d.takenAt) <= at(d.dueAt) - 120 * MINUTE : since <= 30 * MINUTE;
    },
  ],
  [
    'ARRIVED',
    (d) => {
      if (d.closeReason === 'REFERRED') return true;
      if (d.kind === 'alarm' && !d.sentAt) {
        return !!d.contactedAt && (d.level !== 'P1' || at(d.contactedAt) <= at(d.acknowledgedAt) + 3 * MINUTE);
      }
      if (!d.arrivedAt || !d.evidence || (d.evidence === 'manual' && !d.manualApproved)) return false;
      const arrived = at(d.arrivedAt);
      if (d.kind === 'alarm') {
        const limits: Record<string, number> = { P1: 45, P2: 120, P3: 240 };
        return arrived <= at(d.sentAt) + (limits[d.level ?? ''] ?? Number.NaN) * MINUTE;
      }
      if (d.category === 'MEAL') return arrived <= at(d.pickedUpAt) + 60 * MINUTE && arrived <= at(d.dueAt);
      return arrived <= at(d.dueAt) + (d.category === 'MEDICAL' ? 15 : 30) * MINUTE;
    },
  ],
  [
    'RESULT',
    (d) => {
      if (!d.closedAt) return false;
      if (d.closeReason === 'REFERRED') return d.receipt;
      if (d.kind === 'alarm') {
        const good = 'REAL_120 REAL_119 REAL_110 REAL_FAMILY REAL_ONSITE REAL_PHONE FALSE_PRESS FALSE_DEVICE FALSE_ENV AWAY LEAK';
        return !!d.safetyVerifiedBy && `${good} NO_CONTACT_HANDED DECEASED`.split(' ').includes(d.closeReason ?? '');
      }
      if (d.closeReason === 'DONE') {
        return d.plannedMinutes === null || (d.servedMinutes !== null && d.servedMinutes * 1000 >= 800 * d.plannedMinutes);
      }
      if (d.closeReason === 'ELDER_ABSENT') return !!d.safetyVerifiedBy;
      return d.closeReason === 'ELDER_REFUSED' || d.closeReason === 'ELDER_CANCEL_LATE';
    },
  ],
  ['NO_VETO', (d) => !d.vetoedBy],
];

export function naiveVerdict(d: NaiveDemand, asOf: number): string {
  const excluded = excludedFor(d);
  if (excluded) return `excluded ${excluded}`;
  if (!d.closedAt && asOf < freeze(monthOf(d.createdAt))) return 'pending';
  const failed = CLAUSES.find(([, holds]) => !holds(d));
  return failed ? `failed ${failed[0]}` : 'effective';
}

/** Every output line of the command, in its order. */
export function naiveRate(month: string, streets: NaiveStreet[], demands: NaiveDemand[], asOf = freeze(month), target = 600) {
  const lines: object[] = [];
  const judged = demands.map((d) => ({ ...d, month: monthOf(d.createdAt), verdict: naiveVerdict(d, asOf) }));
  const months = [shift(month, -2), shift(month, -1), month];
  let num = 0;
  for (const street of streets.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const why: string[] = [];
    for (const category of CATEGORIES) {
      const mine = judged.filter((d) => d.street === street.code && d.category === category && months.includes(d.month));
      const real = mine.filter((d) => !d.probe);
      const inN = (d: { verdict: string }) => d.verdict === 'effective' || d.verdict.startsWith('failed');
      const good = (d: { verdict: string }) => d.verdict === 'effective';
      const now = real.filter((d) => d.month === month);
      const monthN = now.filter(inN).length;
      const monthE = now.filter(good).length;
      const quarterN = real.filter(inN).length;
      const quarterE = real.filter(good).length;
      const probes = mine.filter((d) => d.probe && inN(d));
      const theta = category === 'REMOTE' ? 950 : 900;
      let by = 'SHORT';
      if (monthN >= 10) by = 'MONTH';
      else if (quarterN >= 10) by = 'QUARTER';
      else if (probes.length >= 3 && probes.every(good)) by = 'PROBE';
      const n = by === 'MONTH' ? monthN : quarterN;
      const e = by === 'MONTH' ? monthE : quarterE;
      const reached = by === 'PROBE' || (by !== 'SHORT' && e * 1000 >= theta * n);
      const covered = (street.coveredPermille[category] ?? 0) >= 900 && (category !== 'REMOTE' || street.rota24h);
      const fault = !covered ? 'UNCOVERED' : by === 'SHORT' ? 'SHORT_SAMPLE' : reached ? null : 'BELOW_THRESHOLD';
      if (fault) why.push(`${category}:${fault}`);
      const tally = (prefix: string) => {
        const found: Record<string, number> = {};
        for (const d of now) {
          const [word, reason] = d.verdict.split(' ');
          if (word === prefix && reason) found[reason] = (found[reason] ?? 0) + 1;
        }
        return found;
      };
      lines.push({
        type: 'cell', street: street.code, category, n, e, by, passed: !fault, why: fault, monthN, monthE,
        failed: tally('failed'), excluded: tally('excluded'), pending: now.filter((d) => d.verdict === 'pending').length,
      });
    }
    if (street.central && why.length === 0) num += 1;
    lines.push({ type: 'street', street: street.code, effective: why.length === 0, why });
  }
  const den = streets.filter((street) => street.central).length;
  lines.push({ type: 'rate', month, num, den, targetPermille: target, met: den > 0 && 1000 * num >= target * den });
  return lines;
}
