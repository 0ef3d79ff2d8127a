import type { Because, QuietBeside } from '#contracts/because.js';

/** A part of the sentence: a key of the catalogue and what stands in it. A `channel` and `red` are words of their own. */
export interface Said {
  key: string;
  facts: Record<string, string | number>;
}

/** Why a rule raised the alarm, as parts of one plain sentence, in the order in which they are said. */
export function sayBecause(because: Because): Said[] {
  switch (because.kind) {
    case 'quiet': {
      const { channel, quietHours, usualHours, limitHours, litres, beside } = because;
      const head: Said =
        litres !== null && litres > 0 && limitHours !== null
          ? { key: 'quiet.litres', facts: { litres: rounded(litres), hours: limitHours } }
          : { key: `quiet.${channel}`, facts: { hours: quietHours } };
      const than: Said[] = usualHours !== null ? [{ key: 'quiet.usual', facts: { hours: usualHours } }] : limitHours !== null ? [{ key: 'quiet.limit', facts: { hours: limitHours } }] : [];
      return [head, ...than, ...beside.map(quietToo)];
    }
    case 'use':
      return [{ key: 'use', facts: { litres: rounded(because.litres), hours: because.hours } }];
    case 'outside':
      return [{ key: 'outside', facts: { meters: Math.round(because.distanceMeters), minutes: Math.round(because.minutes) } }];
    case 'out-of-bed':
      return [{ key: 'outOfBed', facts: { minutes: Math.round(because.minutes) } }];
    case 'vitals':
      return [
        { key: 'vitals.score', facts: { score: because.score, measured: because.measured, of: because.of } },
        ...because.red.map((metric) => ({ key: 'vitals.red', facts: { metric } })),
      ];
  }
}

const quietToo = ({ channel, quietHours }: QuietBeside): Said => ({ key: `beside.${channel}`, facts: { hours: quietHours } });
const rounded = (litres: number): number => Math.round(litres * 10) / 10;
