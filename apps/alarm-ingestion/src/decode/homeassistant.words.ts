import type { DeviceClass } from '#contracts/device.js';

/** What a binary sensor's name ends with; a child of several (door, tamper, battery) is told apart by it. */
export const BINARY_WORDS: ReadonlyMap<string, DeviceClass> = new Map<string, DeviceClass>([
  ['door', 'DOOR'],
  ['window', 'DOOR'],
  ['opening', 'DOOR'],
  ['contact', 'DOOR'],
  ['motion', 'MOTION'],
  ['occupancy', 'MOTION'],
  ['presence', 'MOTION'],
  ['smoke', 'SMOKE'],
  ['gas', 'GAS'],
  ['carbon_monoxide', 'CO'],
  ['moisture', 'LEAK'],
  ['water_leak', 'LEAK'],
  ['sos', 'SOS'],
  // Understood, and of no class that raises anything by itself.
  ['connectivity', 'GATEWAY'],
  ['battery', 'GATEWAY'],
  ['tamper', 'GATEWAY'],
  ['update', 'GATEWAY'],
]);

export const SENSOR_WORDS: ReadonlyMap<string, { to: string; low: number; high: number }> = new Map([
  ['temperature', { to: 'temperature', low: -60, high: 150 }],
  ['humidity', { to: 'humidity', low: 0, high: 100 }],
  ['battery', { to: 'battery', low: 0, high: 100 }],
  ['illuminance', { to: 'illuminance', low: 0, high: 1e6 }],
  ['power', { to: 'power', low: -1e6, high: 1e6 }],
  ['energy', { to: 'energyImportTotal', low: 0, high: 1e9 }],
  ['voltage', { to: 'voltage', low: 50, high: 500 }],
  ['current', { to: 'current', low: 0, high: 1e4 }],
  ['heart_rate', { to: 'heartRate', low: 20, high: 300 }],
  ['spo2', { to: 'spo2', low: 30, high: 100 }],
  ['steps', { to: 'steps', low: 0, high: 1e6 }],
]);
