import { RINGS } from '#contracts/alarm.js';
import { loudest, MELODIES } from './ring.js';

describe('one ring at a time', () => {
  it.each([
    [[], null],
    [[null], null],
    [['L3', null, 'L1', 'L2'], 'L1'],
    [[null, 'L2', 'L3'], 'L2'],
  ] as const)('%j rings as %s', (rings, ring) => expect(loudest([...rings])).toBe(ring));

  it('ends before it begins again', () => {
    for (const { tones, everySeconds } of Object.values(MELODIES)) {
      for (const tone of tones) expect(tone.from + tone.lasts).toBeLessThan(everySeconds);
    }
  });

  it('gets louder and comes more often with urgency', () => {
    const [l1, l2, l3] = RINGS.map((ring) => MELODIES[ring]);
    expect(l1!.loudness > l2!.loudness && l2!.loudness > l3!.loudness).toBe(true);
    expect(l1!.everySeconds < l2!.everySeconds && l2!.everySeconds < l3!.everySeconds).toBe(true);
  });
});
