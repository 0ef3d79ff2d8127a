import { distanceMeters, type FenceState, judgeFence, notePosition } from './geofence.js';

const FENCE = { latitude: 30.55, longitude: 114.3, radiusMeters: 500 };
const inside = { latitude: 30.553, longitude: 114.3 };
const outside = { latitude: 30.556, longitude: 114.3 };
const MINUTE = 60_000;
const walk = (...fixes: [minute: number, at: typeof inside][]): FenceState =>
  fixes.reduce<FenceState | null>((state, [minute, at]) => notePosition(state, FENCE, at, minute * MINUTE), null)!;

test('a degree of latitude is 111.2 km', () => expect(distanceMeters({ latitude: 30, longitude: 114 }, { latitude: 31, longitude: 114 })).toBeCloseTo(111_195, -1));

test.each<[string, FenceState, number, boolean, number | null]>([
  ['home', walk([0, inside]), 60, false, null],
  ['just left', walk([0, outside]), 9, false, 10],
  ['ten minutes', walk([0, outside]), 10, true, null],
  ['further fixes do not begin anew', walk([0, outside], [8, outside]), 10, true, null],
  ['back for a moment', walk([0, outside], [8, inside], [9, outside]), 12, false, 19],
  ['an old fix comes late', walk([5, inside], [0, outside]), 30, false, null],
])('%s', (_, state, minute, isOutside, due) =>
  expect(judgeFence(state, minute * MINUTE, 10)).toEqual({ outside: isOutside, dueMs: due === null ? null : due * MINUTE }));
