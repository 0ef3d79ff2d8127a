import type { DeviceClass, DeviceFormat } from '#contracts/device.js';

export interface TopicFacts {
  id: string;
  class: DeviceClass;
  format: DeviceFormat;
  serial: string | null;
  gatewayId: string | null;
}

export type TopicVerdict = { ok: true; topics: string[] } | { ok: false; why: 'serial-missing' };

/** `{id}` its own, `{gw}` its gateway's, `{name}` its printed number or else its id, `{serial}` the printed number, which must be known. */
interface Ways {
  /** It signs in by itself. */
  alone?: readonly string[];
  gateway?: readonly string[];
  child?: readonly string[];
}

/** How each format is registered: the table of RegisteredDevice in contracts. Where a maker's product key stands, any will do. */
const WAYS: Partial<Record<DeviceFormat, Ways>> = {
  huying: { alone: ['up/{id}/+'] },
  'watch-protocol-3g': { alone: ['watch/{id}'] },
  'zigbee2mqtt-json': { gateway: ['zigbee2mqtt/{id}/#'], child: ['zigbee2mqtt/{gw}/{name}', 'zigbee2mqtt/{gw}/{name}/availability'] },
  'zigbee2mqtt-text': { gateway: ['zigbee2mqtt/{id}/#'], child: ['zigbee2mqtt/{gw}/{name}', 'zigbee2mqtt/{gw}/{name}/availability'] },
  'wmbusmeters-json': { gateway: ['wmbusmeters/{id}/+'], child: ['wmbusmeters/{gw}/{serial}'] },
  tasmota: { alone: ['tele/{id}/+', 'stat/{id}/+'], gateway: ['tele/{id}/#'], child: ['tele/{gw}/{serial}'] },
  'shelly-gen1': { alone: ['shellies/{id}/#'] },
  'shelly-gen2': { alone: ['{id}/#'] },
  owntracks: { alone: ['owntracks/{id}/phone', 'owntracks/{id}/phone/+'] },
  'traccar-event-json': { gateway: ['traccar/{id}/#'], child: ['traccar/{gw}/{serial}'] },
  'thingsboard-mqtt': {
    alone: ['v1/devices/me/+'],
    gateway: ['v1/gateway/{id}/#', 'v1/gateway/telemetry', 'v1/gateway/connect', 'v1/gateway/disconnect'],
    child: ['v1/gateway/{gw}/{name}'],
  },
  alink: { alone: ['/sys/+/{id}/#'], gateway: ['/sys/+/{id}/#'] },
  'huawei-iotda': { alone: ['$oc/devices/{id}/sys/#'], gateway: ['$oc/devices/{id}/#'], child: ['$oc/devices/{gw}/{serial}'] },
  'huawei-iot-legacy': { alone: ['/huawei/v1/devices/{id}/data/+'] },
  'onenet-onejson': { alone: ['$sys/+/{id}/thing/#'], gateway: ['$sys/+/{id}/#'] },
  tuyalink: { alone: ['tylink/{id}/#'] },
  'theengs-json': { gateway: ['home/{id}/#'], child: ['home/{gw}/BTtoMQTT/{serial}'] },
  openmqttgateway: { gateway: ['home/{id}/#'], child: ['home/{gw}/BTtoMQTT/{serial}'] },
  'homeassistant-statestream': { gateway: ['statestream/{id}/#'], child: ['statestream/{gw}/{serial}/state'] },
  'aqara-gateway-mqtt': { gateway: ['aqara/{id}/#', 'zigbee/send'], child: ['aqara/{gw}/{serial}'] },
  'scaip-ts50134-9': { alone: ['scaip/{id}'] },
  'dlt645-2007': { alone: ['dtu/{id}/up'], gateway: ['dtu/{id}/#'], child: ['dtu/{gw}/{serial}'] },
  'cjt188-2004': { alone: ['dtu/{id}/up'], gateway: ['dtu/{id}/#'], child: ['dtu/{gw}/{serial}'] },
};

/** Whether a gateway speaks for this device: its format knows no other way, or it was given a gateway. */
export function isCarried({ class: kind, format, gatewayId }: Pick<TopicFacts, 'class' | 'format' | 'gatewayId'>): boolean {
  const ways = WAYS[format];
  return kind !== 'GATEWAY' && ways?.child !== undefined && (ways.alone === undefined || gatewayId !== null);
}

/** Whether devices of this format may have a gateway at all. */
export const mayBeCarried = ({ class: kind, format }: Pick<TopicFacts, 'class' | 'format'>): boolean => kind !== 'GATEWAY' && WAYS[format]?.child !== undefined;

/** Whether its number must be known before it can be told from others: through its gateway, or in its own frames. */
export function needsSerial(device: Omit<TopicFacts, 'id' | 'serial'>): boolean {
  if (device.format === 'watch-protocol-3g') return true;
  return isCarried(device) && WAYS[device.format]!.child!.some((topic) => topic.includes('{serial}'));
}

/** The MQTT filters that a device may publish on; none for what is carried while it has no gateway. */
export function topicsFor(device: TopicFacts): TopicVerdict {
  const ways = WAYS[device.format] ?? {};
  const carried = isCarried(device);
  if (carried && device.gatewayId === null) return { ok: true, topics: [] };
  const patterns = (device.class === 'GATEWAY' ? ways.gateway : carried ? ways.child : ways.alone) ?? [];
  if (device.serial === null && patterns.some((topic) => topic.includes('{serial}'))) return { ok: false, why: 'serial-missing' };
  const values: Record<string, string> = { id: device.id, gw: device.gatewayId ?? '', name: device.serial ?? device.id, serial: device.serial ?? '' };
  return { ok: true, topics: patterns.map((topic) => topic.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)) };
}
