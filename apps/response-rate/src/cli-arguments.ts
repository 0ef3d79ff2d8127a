import { parseArgs } from 'node:util';
import type { Instant } from './rules/demand.js';
import { readInstant } from './rules/instant.js';
import { isMonth, type Month } from './rules/month.js';

/** What the person asked the command for. */
export type Asked =
  | { kind: 'help' }
  | { kind: 'wrong'; why: string }
  | { kind: 'judge'; month: Month; asOf: Instant | null; targetPermille: number | null };

export function readArguments(argv: string[]): Asked {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        month: { type: 'string' },
        'as-of': { type: 'string' },
        target: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    return judged(values.month, values['as-of'], values.target);
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : 'unreadable arguments' };
  }
}

function judged(month: string | undefined, asOfText: string | undefined, target: string | undefined): Asked {
  if (month === undefined || !isMonth(month)) return { kind: 'wrong', why: '--month takes a month such as 2026-03' };
  const asOf = asOfText === undefined ? null : readInstant(asOfText);
  if (asOfText !== undefined && asOf === null) {
    return { kind: 'wrong', why: '--as-of takes an instant such as 2026-04-08T00:00:00Z' };
  }
  if (target !== undefined && !/^\d{1,6}$/.test(target)) return { kind: 'wrong', why: '--target takes permille such as 600' };
  return { kind: 'judge', month, asOf, targetPermille: target === undefined ? null : Number(target) };
}
