import { ALINK } from './alink.format.js';
import { AQARA } from './aqara.format.js';
import { CJT188 } from './cjt188.format.js';
import type { DeviceFormat } from './decoded.js';
import { DLT645 } from './dlt645.format.js';
import { HA_DISCOVERY, HA_STATESTREAM } from './homeassistant.format.js';
import { HUAWEI_IOTDA, HUAWEI_LEGACY } from './huawei.format.js';
import { HUYING } from './huying.format.js';
import { ONENET } from './onenet.format.js';
import { OWNTRACKS } from './owntracks.format.js';
import { SCAIP } from './scaip.format.js';
import { SHELLY_GEN1 } from './shelly-gen1.format.js';
import { SHELLY_GEN2 } from './shelly-gen2.format.js';
import { TASMOTA } from './tasmota.format.js';
import { OPENMQTTGATEWAY, THEENGS } from './theengs.format.js';
import { THINGSBOARD } from './thingsboard.format.js';
import { TRACCAR } from './traccar.format.js';
import { TUYALINK } from './tuyalink.format.js';
import { WATCH_3G } from './watch.format.js';
import { WMBUSMETERS } from './wmbusmeters.format.js';
import { ZIGBEE2MQTT_JSON, ZIGBEE2MQTT_TEXT } from './zigbee2mqtt.format.js';

/**
 * Every format that we read. The first whose topics match takes a message that does not name its format; those that
 * anybody's topic could be (`…/events/rpc`) stand last. Frames of meters claim none: a DTU's topics are its operator's.
 */
export const FORMATS: readonly DeviceFormat[] = [
  HUYING,
  WATCH_3G,
  WMBUSMETERS,
  ZIGBEE2MQTT_JSON,
  ZIGBEE2MQTT_TEXT,
  TASMOTA,
  SHELLY_GEN1,
  OWNTRACKS,
  TRACCAR,
  THINGSBOARD,
  ALINK,
  HUAWEI_IOTDA,
  HUAWEI_LEGACY,
  ONENET,
  TUYALINK,
  OPENMQTTGATEWAY,
  THEENGS,
  HA_DISCOVERY,
  HA_STATESTREAM,
  AQARA,
  SCAIP,
  DLT645,
  CJT188,
  SHELLY_GEN2,
];

const BY_NAME: ReadonlyMap<string, DeviceFormat> = new Map(FORMATS.map((format) => [format.name, format]));

export function formatNamed(name: string): DeviceFormat | undefined {
  return BY_NAME.get(name);
}

export function formatOfTopic(topic: string): DeviceFormat | undefined {
  return FORMATS.find((format) => format.claims(topic));
}
