import type { AnyHappened } from '#contracts/flow.js';
import fc from 'fast-check';
import { compareCursors, extend, replayAfter, type RecentEvents } from './recent-events.js';

const at = (cursor: string): AnyHappened => ({ cursor }) as AnyHappened;
const cursors = (events: readonly AnyHappened[]): string[] => events.map((event) => event.cursor);
const recent: RecentEvents = { from: '10.1', to: '40.9', events: [at('10.2'), at('20.5'), at('40.7')] };

describe('the recent stretch of the log', () => {
  it.each([
    ['9.9', '10.1', -1],
    ['10.2', '10.10', -1],
    ['18446744073709551614.1', '18446744073709551615.0', -1],
    ['7.7', '7.7', 0],
    ['100.1', '99.5', 1],
  ])('%s against %s', (a, b, sign) => expect(compareCursors(a, b)).toBe(sign));

  it.each([
    ['10.1', ['10.2', '20.5', '40.7']],
    ['10.2', ['20.5', '40.7']],
    ['15.0', ['20.5', '40.7']],
    ['40.7', []],
    ['40.9', []],
  ])('after %s', (after, expected) => {
    const replay = replayAfter(recent, after);
    expect(replay.ok && cursors(replay.events)).toEqual(expected);
  });

  it('says when the cursor is older than the stretch, or ahead of it', () => {
    expect(replayAfter(recent, '10.0')).toEqual({ ok: false, why: 'too-far-behind' });
    expect(replayAfter(recent, '40.10')).toEqual({ ok: false, why: 'not-there-yet' });
  });

  it('reading on and replaying gives every event once, however the log was cut into batches', () => {
    const batches = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 12 }), fc.nat({ max: 40 }), (sizes, limit, seen) => {
        let id = 0;
        let stretch: RecentEvents = { from: '1.0', to: '1.0', events: [] };
        for (const size of sizes) {
          const batch = Array.from({ length: size }, () => at(`1.${++id}`));
          stretch = extend(stretch, batch, `1.${id}`, limit);
        }
        const after = Math.min(seen, id);
        const replay = replayAfter(stretch, `1.${after}`);
        if (id - after > limit) expect(replay).toEqual({ ok: false, why: 'too-far-behind' });
        else expect(replay.ok && cursors(replay.events)).toEqual(Array.from({ length: id - after }, (_, i) => `1.${after + i + 1}`));
      }),
    );
  });
});
