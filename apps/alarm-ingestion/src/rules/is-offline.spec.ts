import { isOffline } from './is-offline.js';

const lastSeenAt = new Date('2026-03-01T08:00:00Z');
const at = (minutes: number) => new Date(lastSeenAt.getTime() + minutes * 60_000);
const everyQuarter = { lastSeenAt, heartbeatSeconds: 900, gatewayOffline: false };

test('three missed heartbeats', () => {
  expect(isOffline(everyQuarter, at(44))).toEqual({ offline: false, lookAgainAt: at(45) });
  expect(isOffline(everyQuarter, at(45))).toEqual({ offline: true });
});

test('behind a gateway that is gone nothing is known', () => {
  expect(isOffline({ ...everyQuarter, gatewayOffline: true }, at(45))).toEqual({ offline: false, lookAgainAt: at(90) });
});
