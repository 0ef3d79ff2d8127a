/** Where one registered model's wiring says things otherwise. */
interface WiringException {
  /** The input is closed while nothing is wrong (a normally closed loop). */
  inputInverted?: boolean;
}

/** By the model that the registry holds: Tasmota itself names no product. */
export const TASMOTA_MODELS: ReadonlyMap<string, WiringException> = new Map<string, WiringException>([
  // Wired magnet contacts and relay detectors are sold normally closed; the model's suffix says so when it is put in stock.
  ['TAS-MC-NC', { inputInverted: true }],
  ['TAS-SM-NC', { inputInverted: true }],
]);
