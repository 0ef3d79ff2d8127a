import { inventHistory } from './invent-history.js';
import { DAY, type PastElder } from './past-event.js';

const NOW = Date.parse('2026-11-22T16:00:00Z');
const elders: PastElder[] = ['420102002', '420102003', '420103001'].flatMap((streetCode) =>
  [1, 2].map((n) => ({ id: `${streetCode}-${n}`, streetCode, orgPath: `420100.${streetCode.slice(0, 6)}.${streetCode}.${streetCode}001` })),
);
const events = inventHistory(7, elders, NOW);

test('the same seed and instant make the same past, another seed another', () => {
  expect(inventHistory(7, elders, NOW)).toEqual(events);
  expect(inventHistory(8, elders, NOW)).not.toEqual(events);
});

test('nothing lies in the future, and the log is in order', () => {
  const instants = events.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  expect(Math.max(...instants)).toBeLessThan(NOW);
  expect(Math.min(...instants)).toBeGreaterThan(NOW - 93 * DAY);
});

test('every demand of the past is closed, and opens before anything else is said of it', () => {
  for (const [, story] of Map.groupBy(events, ({ subject }) => subject)) {
    expect(['order.placed', 'alarm.raised']).toContain(story[0]!.name);
    expect(['order.closed', 'alarm.closed']).toContain(story.at(-1)!.name);
  }
});

test('each street has each category in each month, also in a month that has just begun', () => {
  const demands = events.filter(({ name }) => name === 'order.placed' || name === 'alarm.raised');
  const categories = new Set(demands.map((event) => `${event.orgPath} ${event.name === 'order.placed' ? event.payload.category : 'REMOTE'}`));
  expect(categories.size).toBe(3 * 4);
  const firstDay = Date.parse('2026-12-01T02:00:00Z');
  expect(inventHistory(7, elders, firstDay).every(({ at }) => at < firstDay)).toBe(true);
});
