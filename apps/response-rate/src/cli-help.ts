import { DEFAULT_POLICY, LIMIT_NAMES } from './rules/policy.js';

const limitLines = LIMIT_NAMES.map((name) => `  ${name.padEnd(18)}${DEFAULT_POLICY.limits[name]}`).join('\n');

/** The help page; the limits are read from the policy itself, so that they cannot drift. */
export const HELP = `Judges the answer rate 有效应答 of one month.

  npm run -s rate -- --month 2026-03 [--as-of INSTANT] [--target PERMILLE]  < demands.ndjson

One JSON object a line in, verdicts out: for each street by code its four cells, then the street; last the rate.
  --month    the month to judge, in Asia/Shanghai
  --as-of    open demands wait while this instant lies before their month's freeze (its end + 7 days);
             default: the freeze of the month asked for
  --target   permille of the central streets that must be effective; overrides the policy

Lines in ("type" of each: street, demand, policy; instants are ISO 8601 UTC such as 2026-03-01T07:00:00Z):
  street     code, name, central, coveredPermille {MEAL CLEAN MEDICAL REMOTE}, rota24h
  demand     id, street, category, kind, level, appointment, probe, createdAt, acknowledgedAt, acknowledgedBy, takenAt,
             takerQualified, sentAt, contactedAt, dueAt, pickedUpAt, arrivedAt, evidence, manualApproved, plannedMinutes,
             servedMinutes, closedAt, closeReason, safetyVerifiedBy, receipt, approved, cancelledAt, vetoedBy
  policy     at most one, before the first demand: theta {MEAL CLEAN MEDICAL REMOTE} (permille), minimum, probes,
             coverage (permille), target (permille), shares (permille of the length), limits; absent ones take the default

Names in the policy's "limits", seconds, with their defaults (intakeOpens and intakeCloses: after midnight in Shanghai):
${limitLines}

A line that cannot be read gives {"error","line"} on standard error (lines count from 1); the run goes on and ends with 1.
`;
