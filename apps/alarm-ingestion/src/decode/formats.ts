import type { DeviceFormat } from './decoded.js';
import { HUYING } from './huying.format.js';
import { WATCH_3G } from './watch.format.js';
import { WMBUSMETERS } from './wmbusmeters.format.js';
import { ZIGBEE2MQTT_JSON, ZIGBEE2MQTT_TEXT } from './zigbee2mqtt.format.js';

/** Every format that we read. The first whose topics match takes a message that does not name its format. */
export const FORMATS: readonly DeviceFormat[] = [HUYING, WATCH_3G, WMBUSMETERS, ZIGBEE2MQTT_JSON, ZIGBEE2MQTT_TEXT];

export function formatNamed(name: string): DeviceFormat | undefined {
  return FORMATS.find((format) => format.name === name);
}

export function formatOfTopic(topic: string): DeviceFormat | undefined {
  return FORMATS.find((format) => format.claims(topic));
}
