import { loudest, RINGS } from './ring.js';

describe('one ring at a time', () => {
  it.each([
    [[], null],
    [['T'], 'T'],
    [['P3', 'P1', 'P2'], 'P1'],
    [['T', 'P2', 'P3'], 'P2'],
  ] as const)('%j rings as %s', (levels, level) => expect(loudest([...levels])).toBe(level));

  it('ends before it begins again', () => {
    for (const ring of Object.values(RINGS)) {
      for (const tone of ring?.tones ?? []) expect(tone.from + tone.lasts).toBeLessThan(ring?.everySeconds ?? 0);
    }
  });

  it('leaves technical alarms silent', () => expect(RINGS.T).toBeNull());
});
