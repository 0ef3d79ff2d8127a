import fc from 'fast-check';
import { fromCursor, pageOf, toCursor } from './page.dto.js';

test('walking the pages gives every row once, in order, whatever the page size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
      const all = Array.from({ length: count }, (_, n) => n);
      const walked: number[] = [];
      let after = -1;
      for (;;) {
        const page = pageOf(all.filter((n) => n > after).slice(0, limit + 1), limit, (n) => [n]);
        walked.push(...page.items);
        if (page.next === null) break;
        [after] = fromCursor(page.next) as [number];
      }
      expect(walked).toEqual(all);
    }),
  );
});

test('a cursor survives the journey; one that a client made up is no cursor', () => {
  expect(fromCursor(toCursor(['王', 3, null]))).toEqual(['王', 3, null]);
  expect([fromCursor('%%%'), fromCursor('e30'), fromCursor('')]).toEqual([null, null, null]);
});
