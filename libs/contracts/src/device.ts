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
export const DEVICE_FORMATS = [
  'huying',
  'watch-protocol-3g',
  'zigbee2mqtt-json',
  'zigbee2mqtt-text',
  'wmbusmeters-json',
  'tasmota',
  'shelly-gen1',
  'shelly-gen2',
  'owntracks',
  'traccar-event-json',
  'thingsboard-mqtt',
  'alink',
  'huawei-iotda',
  'huawei-iot-legacy',
  'onenet-onejson',
  'tuyalink',
  'theengs-json',
  'openmqttgateway',
  'homeassistant-discovery',
  'homeassistant-statestream',
  'aqara-gateway-mqtt',
  'scaip-ts50134-9',
  'dlt645-2007',
  'cjt188-2004',
] as const;
export type DeviceFormat = (typeof DEVICE_FORMATS)[number];

/**
 * The registry's `device_view`, as the door needs it.
 * A device signs in with its id and its secret. It may publish on what its `topics` (MQTT filters) cover.
 * A gateway's first topic is its own base with `/#`; further ones may be shared with gateways of its make.
 * A child's first topic is exact, `<gateway's base>/<what the gateway calls it>`: what arrives there, or is told of that
 * name inside a message of that gateway, is the child's. Every further state topic of a child stands behind its first.
 *
 * Devices that speak for themselves
 *   huying                     ["up/SOS-420102-0001/+"]
 *   watch-protocol-3g          ["watch/WATCH-420102-0001"]                    text frames
 *   tasmota                    ["tele/POWER-420102-0001/+", "stat/POWER-420102-0001/+"]
 *   shelly-gen1                ["shellies/LEAK-420102-0001/#"]
 *   shelly-gen2                ["SMOKE-420102-0001/#"]                        its MQTT prefix is its id
 *   owntracks                  ["owntracks/WATCH-420102-0001/phone", "owntracks/WATCH-420102-0001/phone/+"]
 *   thingsboard-mqtt           ["v1/devices/me/+"]                            the session alone says who it is
 *   alink                      ["/sys/<product>/SOS-420102-0001/#"]
 *   huawei-iotda               ["$oc/devices/WATER-420102-0001/sys/#"]
 *   huawei-iot-legacy          ["/huawei/v1/devices/WATER-420102-0001/data/+"]
 *   onenet-onejson             ["$sys/<product>/FALL-420102-0001/thing/#"]
 *   tuyalink                   ["tylink/WATER-420102-0001/#"]
 *   scaip-ts50134-9            ["scaip/SOS-420102-0001"]                      bridged from SIP
 *   dlt645-2007, cjt188-2004   ["dtu/WATER-420102-0001/up"]                   one meter with a modem of its own
 *
 * Gateways, each with a child of theirs
 *   zigbee2mqtt-json           ["zigbee2mqtt/ZGW-1/#"]                        ["zigbee2mqtt/ZGW-1/hall door", "zigbee2mqtt/ZGW-1/hall door/availability"]
 *   zigbee2mqtt-text           ["zigbee2mqtt/ZGW-1/#"]                        ["zigbee2mqtt/ZGW-1/plug", "zigbee2mqtt/ZGW-1/plug/energy"]
 *   wmbusmeters-json           ["wmbusmeters/WGW-1/+"]                        ["wmbusmeters/WGW-1/10000001"]            the meter's own number
 *   openmqttgateway, theengs   ["home/OMG-1/#"]                               ["home/OMG-1/BTtoMQTT/A4C138000001"]      the MAC without colons
 *   thingsboard-mqtt           ["v1/gateway/TBG-1/#", "v1/gateway/telemetry", "v1/gateway/connect", "v1/gateway/disconnect"]
 *                                                                             ["v1/gateway/TBG-1/Bed 1"]
 *   dlt645-2007, cjt188-2004   ["dtu/DTU-1/#"]                                ["dtu/DTU-1/000012345678"]                12 or 14 digits of the frame
 *   aqara-gateway-mqtt         ["aqara/AGW-1/#", "zigbee/send"]               ["aqara/AGW-1/lumi.54ef44000000001"]
 *   homeassistant-statestream  ["statestream/HA-1/#"]                         ["statestream/HA-1/binary_sensor/hall_door/state", …/sensor/hall_door_battery/state]
 *   homeassistant-discovery    understood, and nothing is taken from it
 *   traccar-event-json         ["traccar/TRC-1/#"]                            ["traccar/TRC-1/861000000000001"]         the IMEI
 *   tasmota                    ["tele/TGW-1/#"]                               ["tele/TGW-1/LYWSD03-a1b2c3"]             a sensor that it overhears
 *   alink, onenet-onejson      ["/sys/<product>/GW-1/#"], ["$sys/<product>/GW-1/#"]
 *                                                                             ["/sys/<product>/GW-1/<product>/<name>"]
 *   huawei-iotda               ["$oc/devices/GW-1/#"]                         ["$oc/devices/GW-1/<node id>"]
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
