import type { RegisteredDevice } from '#contracts/device.js';
import type { Concerned } from '../alarm/finding.js';

/** A registered device with the place where its elder lives, or where it stands when it belongs to none. */
export interface KnownDevice extends RegisteredDevice {
  streetCode: string;
  orgPath: string;
}

export const concernedBy = (device: KnownDevice): Concerned => ({
  deviceId: device.id,
  elderId: device.elderId,
  streetCode: device.streetCode,
  orgPath: device.orgPath,
});
