import type { SignalType } from '#contracts/reading.js';

/** Where one model says things otherwise than its family; every entry names the model as zigbee2mqtt does. */
interface ModelException {
  /** The model reports `contact: true` while open. */
  contactInverted?: boolean;
  /** What the model's button words mean, where a plain press is a call for help. */
  actions?: Readonly<Record<string, SignalType>>;
}

/** Words that are a call for help on every model that says them. Tuya TS0215A, Heiman HS1EB, Develco SBTZB-110. */
export const EMERGENCY_ACTIONS: Readonly<Record<string, SignalType>> = {
  emergency: 'SOS',
  sos: 'SOS',
  panic: 'SOS',
  fire: 'SMOKE',
};

/** By the `model` or `modelId` that zigbee2mqtt sends when `include_device_information` is set. */
export const MODELS: ReadonlyMap<string, ModelException> = new Map<string, ModelException>([
  // A pendant with one button: any press is a call.
  ['TS0215A_sos', { actions: { single: 'SOS', double: 'SOS', hold: 'SOS', on: 'SOS' } }],
  ['SBTZB-110', { actions: { single: 'SOS', hold: 'SOS' } }],
  ['HS1EB', { actions: { emergency: 'SOS', hold: 'SOS' } }],
]);
