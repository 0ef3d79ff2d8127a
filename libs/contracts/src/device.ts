/** What stands in a home. GATEWAY speaks for other devices (zigbee, wireless M-Bus) and watches nobody itself. */
export const DEVICE_CLASSES = [
  'SOS',
  'WATCH',
  'FALL',
  'SMOKE',
  'GAS',
  'CO',
  'LEAK',
  'WATER',
  'POWER',
  'DOOR',
  'MOTION',
  'BED',
  'VITALS',
  'GATEWAY',
] as const;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

/**
 * A device's life: 入库 IN_STOCK -> 发放 ISSUED -> 安装 INSTALLED -> 激活 (a successful test alarm) -> 在用 IN_USE -> 维修 FAULTY -> 回收 RETIRED.
 * ISSUED or INSTALLED and never activated is a complaint of its own.
 */
export const DEVICE_STATES = ['IN_STOCK', 'ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY', 'RETIRED'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** Who has a device at home may call for help with it, whatever the paperwork says; in the store or taken back nobody does. */
export const SPEAKING_STATES: readonly DeviceState[] = ['ISSUED', 'INSTALLED', 'IN_USE', 'FAULTY'];

/** Why somebody lets a device alarm without a call for help: its first time, the monthly proof, work on it. */
export const TEST_PURPOSES = ['ACTIVATION', 'SELF_TEST', 'MAINTENANCE'] as const;
export type TestPurpose = (typeof TEST_PURPOSES)[number];

/** What watches over a life by an alarm of its own: only a test shows that it still would. */
export const ALARM_CLASSES: readonly DeviceClass[] = ['SOS', 'WATCH', 'FALL', 'SMOKE', 'GAS', 'CO'];

/** What can be asked of a device. READ_STATE: say now what you measure. Numbers that it may call are args, never stored in an event. */
export const DEVICE_COMMANDS = ['LOCATE', 'RING', 'SET_INTERVAL', 'REBOOT', 'SELF_TEST', 'SET_SOS_NUMBERS', 'READ_STATE'] as const;
export type DeviceCommand = (typeof DEVICE_COMMANDS)[number];

/** ASKED -> SENT (a door that holds its line took it) -> ACKNOWLEDGED by the device, or EXPIRED. */
export const COMMAND_STATES = ['ASKED', 'SENT', 'ACKNOWLEDGED', 'EXPIRED'] as const;
export type CommandState = (typeof COMMAND_STATES)[number];

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
  /** The secret before the last rotation, while it is still good; null afterwards. */
  previousSecretHash?: string | null;
  heartbeatSeconds: number;
  state: DeviceState;
  topics: string[];
}
