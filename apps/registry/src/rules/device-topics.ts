import type { DeviceClass } from '#contracts/device.js';

export interface TopicFacts {
  id: string;
  class: DeviceClass;
  format: string;
  serial: string | null;
  gatewayId: string | null;
}

export type TopicVerdict = { ok: true; topics: string[] } | { ok: false; why: 'serial-missing' };

/** Formats whose devices never sign in: a gateway carries what they say. */
const CARRIED: Readonly<Record<string, string>> = { 'zigbee2mqtt-json': 'zigbee2mqtt', 'wmbusmeters-json': 'wmbusmeters' };

/** Whether a gateway speaks for devices of this format and class. */
export const isCarried = (device: Pick<TopicFacts, 'class' | 'format'>): boolean => device.class !== 'GATEWAY' && Object.hasOwn(CARRIED, device.format);

/**
 * The MQTT filters that a device may publish on (see RegisteredDevice in contracts). A carried device has exact topics
 * below its gateway's, none while it has no gateway. wmbusmeters names a meter by its own number.
 */
export function topicsFor(device: TopicFacts): TopicVerdict {
  const { id, format, gatewayId, serial } = device;
  const root = CARRIED[format];
  if (!root) return { ok: true, topics: format === 'watch-protocol-3g' ? [`watch/${id}`] : [`up/${id}/+`] };
  if (device.class === 'GATEWAY') return { ok: true, topics: [`${root}/${id}/${root === 'wmbusmeters' ? '+' : '#'}`] };
  if (gatewayId === null) return { ok: true, topics: [] };
  if (root === 'wmbusmeters') return serial ? { ok: true, topics: [`${root}/${gatewayId}/${serial}`] } : { ok: false, why: 'serial-missing' };
  const topic = `${root}/${gatewayId}/${serial ?? id}`;
  return { ok: true, topics: [topic, `${topic}/availability`] };
}
