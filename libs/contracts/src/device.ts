/** What stands in a home. GATEWAY speaks for other devices (zigbee, wireless M-Bus) and watches nobody itself. */
export const DEVICE_CLASSES = ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'WATER', 'DOOR', 'GATEWAY'] as const;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

/** ISSUED: handed over and never heard of since (a complaint of its own); only IN_USE devices may speak. */
export const DEVICE_STATES = ['IN_STOCK', 'ISSUED', 'IN_USE', 'FAULTY', 'RETIRED'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** Payload formats of the door, by the names that `decode` takes. */
export const DEVICE_FORMATS = ['huying', 'zigbee2mqtt-json', 'wmbusmeters-json', 'watch-protocol-3g'] as const;
export type DeviceFormat = (typeof DEVICE_FORMATS)[number];

/**
 * The registry's `device_view`, as the door needs it.
 * A device signs in with its id and its secret. It may publish on what its `topics` (MQTT filters) cover.
 * The first topic of a child behind a gateway is exact: what arrives there is the child's, whoever carried it.
 *   huying              SOS-420102-0001    ["up/SOS-420102-0001/+"]
 *   watch-protocol-3g   WATCH-420102-0001  ["watch/WATCH-420102-0001"]        text frames, one a message
 *   zigbee2mqtt-json    SMOKE-420102-0001  ["zigbee2mqtt/<gateway id>/SMOKE-420102-0001", ".../availability"]
 *   wmbusmeters-json    WATER-420102-0001  ["wmbusmeters/<gateway id>/10000001"]       the meter's own number
 *   gateways            ZGW-420102-0001    ["zigbee2mqtt/ZGW-420102-0001/#"]; WGW-420102-0001 ["wmbusmeters/WGW-420102-0001/+"]
 */
export interface RegisteredDevice {
  id: string;
  /** Null for a gateway that serves several homes. */
  elderId: string | null;
  class: DeviceClass;
  model: string;
  format: DeviceFormat;
  /** SHA-256 of the secret's UTF-8 text, lower-case hex; null for a child, which never signs in. The secret has 128 random bits, so a slow hash would add nothing. */
  secretHash: string | null;
  heartbeatSeconds: number;
  state: DeviceState;
  topics: string[];
}
