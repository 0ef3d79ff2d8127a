import { ALARM_LEVELS, type SafetyVerifier } from '#contracts/alarm.js';
import { CATEGORIES } from '#contracts/order.js';
import { EVIDENCES } from '#contracts/visit.js';
import { ANSWERERS, DEMAND_KINDS, VETOERS, type CloseReason, type Demand } from './demand.js';
import { BadField, flagOf, instantOf, isUnknown, keyOf, numberOf, oneOf, requiredOneOf, textOf, type Fields } from './read-field.js';

const LEVELS = new Set(ALARM_LEVELS);
const CATEGORY_SET = new Set(CATEGORIES);
const KINDS = new Set(DEMAND_KINDS);
const ANSWERER_SET = new Set(ANSWERERS);
const EVIDENCE_SET = new Set(EVIDENCES);
const VETOER_SET = new Set(VETOERS);

/**
 * A demand line. Throws BadField for what cannot be judged; a demand without a street belongs to none and is kept as such.
 */
export function readDemand(fields: Fields): Demand {
  const id = keyOf(fields, 'id');
  const kind = requiredOneOf(fields, 'kind', KINDS);
  const level = oneOf(fields, 'level', LEVELS);
  if (kind === 'alarm' && level === null) throw new BadField('an alarm needs a level');
  const createdAt = instantOf(fields, 'createdAt');
  if (createdAt === null) throw new BadField('createdAt is missing');
  return {
    id,
    street: isUnknown(fields['street']) ? null : keyOf(fields, 'street'),
    category: requiredOneOf(fields, 'category', CATEGORY_SET),
    kind,
    level,
    appointment: flagOf(fields, 'appointment'),
    probe: flagOf(fields, 'probe'),
    createdAt,
    acknowledgedAt: instantOf(fields, 'acknowledgedAt'),
    acknowledgedBy: oneOf(fields, 'acknowledgedBy', ANSWERER_SET),
    takenAt: instantOf(fields, 'takenAt'),
    takerQualified: flagOf(fields, 'takerQualified'),
    sentAt: instantOf(fields, 'sentAt'),
    contactedAt: instantOf(fields, 'contactedAt'),
    dueAt: instantOf(fields, 'dueAt'),
    pickedUpAt: instantOf(fields, 'pickedUpAt'),
    arrivedAt: instantOf(fields, 'arrivedAt'),
    evidence: oneOf(fields, 'evidence', EVIDENCE_SET),
    manualApproved: flagOf(fields, 'manualApproved'),
    plannedMinutes: numberOf(fields, 'plannedMinutes'),
    servedMinutes: numberOf(fields, 'servedMinutes'),
    closedAt: instantOf(fields, 'closedAt'),
    // Not told apart by a list: a reason that the rule does not name is no result (anything else fails).
    closeReason: textOf(fields, 'closeReason') as CloseReason | null,
    safetyVerifiedBy: textOf(fields, 'safetyVerifiedBy') as SafetyVerifier | null,
    receipt: flagOf(fields, 'receipt'),
    approved: flagOf(fields, 'approved'),
    cancelledAt: instantOf(fields, 'cancelledAt'),
    vetoedBy: oneOf(fields, 'vetoedBy', VETOER_SET),
  };
}
