import { isOffline } from './is-offline.js';

const lastSeenAt = new Date('2026-03-01T08:00:00Z');
const at = (minutes: number) => new Date(lastSeenAt.getTime() + minutes * 60_000);
const threeQuarters = { lastSeenAt, limitSeconds: 2700, gatewayOffline: false };

test('silent for as long as its limit', () => {
  expect(isOffline(threeQuarters, at(44))).toEqual({ offline: false, lookAgainAt: at(45) });
  expect(isOffline(threeQuarters, at(45))).toEqual({ offline: true });
});

test('behind a gateway that is gone nothing is known', () => {
  expect(isOffline({ ...threeQuarters, gatewayOffline: true }, at(45))).toEqual({ offline: false, lookAgainAt: at(90) });
});
