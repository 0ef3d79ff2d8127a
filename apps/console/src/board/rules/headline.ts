import type { Category } from '#contracts/order.js';
import { permilleOf, streetsMissing } from './share.js';

export interface HeadlineInput {
  num: number;
  den: number;
  targetPermille: number;
  met: boolean;
  drags: readonly { category: Category; streets: number }[];
}

/** The board's first sentence in pieces; the words come from the message files. */
export type Headline =
  | { kind: 'empty' }
  | {
      kind: 'met' | 'missed';
      num: number;
      den: number;
      permille: number;
      /** Streets still missing to the target. */
      missing: number;
      /** The categories that fail most streets, all of those with the largest count. */
      drag: { categories: Category[]; streets: number } | null;
    };

/** "本月 58/85 街道有效应答(68.2 %),达标;助医拖累 14 条街道" as facts. */
export function headlineOf(rate: HeadlineInput): Headline {
  const permille = permilleOf(rate.num, rate.den);
  if (permille === null) return { kind: 'empty' };
  const most = Math.max(0, ...rate.drags.map((drag) => drag.streets));
  return {
    kind: rate.met ? 'met' : 'missed',
    num: rate.num,
    den: rate.den,
    permille,
    missing: streetsMissing(rate.num, rate.den, rate.targetPermille),
    drag: most > 0 ? { categories: rate.drags.filter((drag) => drag.streets === most).map((drag) => drag.category), streets: most } : null,
  };
}
