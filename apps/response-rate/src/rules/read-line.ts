import { CATEGORIES } from '#contracts/order.js';
import type { Coverage } from './coverage.js';
import type { Demand } from './demand.js';
import type { RatePolicy } from './policy.js';
import { readDemand } from './read-demand.js';
import { BadField, countsOf, flagOf, isFields, keyOf, reading, type Fields, type Read } from './read-field.js';
import { readPolicy } from './read-policy.js';

export interface StreetLine extends Coverage {
  code: string;
  central: boolean;
}

export type Line =
  | { type: 'street'; street: StreetLine }
  | { type: 'demand'; demand: Demand }
  | { type: 'policy'; policy: RatePolicy };

const CATEGORY_SET = new Set(CATEGORIES);

/** One line of the command's input: JSON of a known type, every field readable. Never throws. */
export function readLine(text: string): Read<Line> {
  return reading(() => lineOf(parse(text)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadField('not JSON');
  }
}

function lineOf(value: unknown): Line {
  if (!isFields(value)) throw new BadField('not a JSON object');
  switch (value['type']) {
    case 'demand':
      return { type: 'demand', demand: readDemand(value) };
    case 'street':
      return { type: 'street', street: readStreet(value) };
    case 'policy':
      return { type: 'policy', policy: readPolicy(value) };
    default:
      throw new BadField('type is none of street, demand, policy');
  }
}

function readStreet(fields: Fields): StreetLine {
  return {
    code: keyOf(fields, 'code'),
    central: flagOf(fields, 'central'),
    coveredPermille: countsOf(fields, 'coveredPermille', CATEGORY_SET),
    rota24h: flagOf(fields, 'rota24h'),
  };
}
