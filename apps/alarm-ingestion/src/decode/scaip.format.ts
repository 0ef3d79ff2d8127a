import type { Reading, Signal } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { readText } from './payload.js';
import { readLeaves } from './scaip.xml.js';
import { isIdentity } from './values.js';

/** Status codes of TS 50134-9 that mean one thing for every maker. The others are alarms of a kind that we do not know. */
const ALARM = 10;
const CANCEL = 19;
const TEST = 102;

/**
 * SCAIP (TS 50134-9): an XML `mrq`, bridged to MQTT. The controller's `cid` (trimmed) is the device; `stc` is a number with
 * leading zeros. `mty`: ME alarm (also when absent), PI heartbeat, RE reset, IN information. The number to call back is never read.
 */
export const SCAIP: DeviceFormat = {
  name: 'scaip-ts50134-9',
  claims: (topic) => topic.startsWith('scaip/'),
  decode: decodeScaip,
};

function decodeScaip(message: RawMessage): Decoded {
  const read = readText(message.payload);
  if (!read.ok) return rejected(read.why);
  const xml = readLeaves(read.text, 'mrq');
  if (!xml.ok) return rejected(xml.why);
  const text = (name: string): string => xml.leaves.get(name)?.trim() ?? '';
  const deviceId = text('cid');
  if (!isIdentity(deviceId)) return rejected('bad-device-id');
  const kind = text('mty').toUpperCase();
  if (kind === 'PI') return availabilityOf(deviceId, true);
  if (kind === 'RE' || kind === 'IN') return ignored(kind === 'RE' ? 'reset' : 'information');
  if (kind !== 'ME' && kind !== '') return rejected('unknown-message-type');
  if (!/^\d{1,6}$/.test(text('stc'))) return rejected('bad-status-code');
  const code = Number(text('stc'));
  if (code === TEST) return ignored('test-call');
  const alarms: Signal[] = code === CANCEL ? [{ type: 'SOS', active: false }] : [{ type: code === ALARM ? 'SOS' : 'GENERAL', active: true }];
  const reading: Reading = { deviceId, at: null, metrics: {}, alarms };
  return readingOf(reading);
}
