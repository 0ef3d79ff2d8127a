import { DEVICE_STATES, type DeviceState } from '#contracts/device.js';
import { mayBecome } from './device-life.js';

describe("a device's life", () => {
  it('reaches every state from the stock', () => {
    const reached = new Set<DeviceState>(['IN_STOCK']);
    for (const from of reached) for (const to of DEVICE_STATES) if (mayBecome(from, to).ok) reached.add(to);
    expect([...reached].toSorted()).toEqual([...DEVICE_STATES].toSorted());
  });

  it('ends when it is retired', () => {
    for (const to of DEVICE_STATES) expect(mayBecome('RETIRED', to)).toEqual({ ok: false, why: 'device-state-not-possible' });
  });

  it('does not skip the hand-over', () => expect(mayBecome('IN_STOCK', 'IN_USE').ok).toBe(false));
});
