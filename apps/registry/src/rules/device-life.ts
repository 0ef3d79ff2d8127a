import type { DeviceState } from '#contracts/device.js';

/** A device's life: handed over, installed, in use from its first successful test, repaired, and taken back for good. */
const MOVES: Record<DeviceState, readonly DeviceState[]> = {
  IN_STOCK: ['ISSUED', 'RETIRED'],
  ISSUED: ['INSTALLED', 'IN_USE', 'IN_STOCK', 'FAULTY', 'RETIRED'],
  INSTALLED: ['IN_USE', 'IN_STOCK', 'FAULTY', 'RETIRED'],
  IN_USE: ['FAULTY', 'IN_STOCK', 'RETIRED'],
  FAULTY: ['IN_USE', 'IN_STOCK', 'RETIRED'],
  RETIRED: [],
};

/** Whether a device may go from one state to the other. */
export function mayBecome(from: DeviceState, to: DeviceState): { ok: true } | { ok: false; why: 'device-state-not-possible' } {
  return MOVES[from].includes(to) ? { ok: true } : { ok: false, why: 'device-state-not-possible' };
}
