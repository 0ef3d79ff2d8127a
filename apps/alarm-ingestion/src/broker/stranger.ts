import type { KnownDevice } from '../door/known-device.js';

/** Why what comes on a topic that nobody is registered for is a dead letter. */
export const UNKNOWN_DEVICE = 'unknown-device';

/** Who speaks on a topic that nobody is registered for. The whole city's affair: no street is known. */
export const strangerIn = (orgPath: string): KnownDevice => ({
  id: '',
  elderId: null,
  class: 'GATEWAY',
  model: '',
  format: 'huying',
  secretHash: null,
  heartbeatSeconds: 1,
  state: 'RETIRED',
  topics: [],
  orgPath,
  streetCode: '',
});
