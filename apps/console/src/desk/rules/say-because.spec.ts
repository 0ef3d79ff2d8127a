import type { Because } from '#contracts/because.js';
import { CHANNELS } from '#contracts/because.js';
import { desk } from '../locale/zh-CN.js';
import { sayBecause } from './say-because.js';

const quiet = (more: Partial<Extract<Because, { kind: 'quiet' }>>): Because => ({ kind: 'quiet', channel: 'water', since: '2026-11-22T00:00:00Z', quietHours: 9, usualHours: 4, limitHours: null, litres: null, beside: [], ...more });
const keys = (because: Because): string[] => sayBecause(because).map(({ key }) => key);

describe('why a rule raised an alarm', () => {
  it.each<[string, Because, string[]]>([
    ['her own hours', quiet({}), ['quiet.water', 'quiet.usual']],
    ['a fixed limit', quiet({ usualHours: null, limitHours: 12, channel: 'door' }), ['quiet.door', 'quiet.limit']],
    ['a little water flowed', quiet({ usualHours: null, limitHours: 12, litres: 7.26 }), ['quiet.litres', 'quiet.limit']],
    ['two sensors', quiet({ beside: [{ channel: 'movement', quietHours: 6 }] }), ['quiet.water', 'quiet.usual', 'beside.movement']],
    ['too much water', { kind: 'use', litres: 2300, hours: 24 }, ['use']],
    ['outside', { kind: 'outside', distanceMeters: 812.4, minutes: 11 }, ['outside']],
    ['out of bed', { kind: 'out-of-bed', since: '2026-11-22T00:00:00Z', minutes: 42 }, ['outOfBed']],
    ['vital signs', { kind: 'vitals', score: 7, measured: 3, of: 7, red: ['spo2', 'heartRate'] }, ['vitals.score', 'vitals.red', 'vitals.red']],
  ])('%s', (_, because, said) => expect(keys(because)).toEqual(said));

  it('has words for every part', () => {
    const words = desk.because as unknown as Record<string, string | Record<string, string>>;
    const has = (key: string): boolean => key.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown> | undefined)?.[name], words) !== undefined;
    for (const channel of CHANNELS) {
      for (const { key } of sayBecause(quiet({ channel, beside: [{ channel, quietHours: 1 }] }))) expect([key, has(key)]).toEqual([key, true]);
    }
  });
});
