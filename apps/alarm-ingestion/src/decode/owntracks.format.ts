import type { Reading, SignalType } from '#contracts/reading.js';
import { availabilityOf, ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { asInstant } from './instant.js';
import { field, readJsonObject } from './payload.js';
import { asFix, isIdentity, metric } from './values.js';

const TOPIC = /^owntracks\/([^/]+\/[^/]+)(?:\/(event|waypoint|waypoints|info|status|step|dump|cmd|request|beacon))?$/;
const FENCE: Readonly<Record<string, SignalType>> = { enter: 'GEOFENCE_ENTER', leave: 'GEOFENCE_EXIT' };

/**
 * OwnTracks: `owntracks/<user>/<device>`, told apart by `_type`. `tst` is epoch seconds; a last word's is the time of
 * connecting and is not used. Names of networks, places and regions are never read.
 */
export const OWNTRACKS: DeviceFormat = {
  name: 'owntracks',
  claims: (topic) => TOPIC.test(topic),
  decode: decodeOwnTracks,
};

function decodeOwnTracks(message: RawMessage): Decoded {
  const deviceId = TOPIC.exec(message.topic ?? '')?.[1] ?? '';
  if (!isIdentity(deviceId)) return rejected('topic-not-of-this-format');
  const json = readJsonObject(message.payload);
  if (!json.ok) return rejected(json.why);
  const told = json.value;
  const reading: Reading = { deviceId, at: asInstant(field(told, 'tst'), message.receivedAt), metrics: {}, alarms: [] };
  switch (field(told, '_type')) {
    case 'location':
      reading.metrics = { ...asFix(field(told, 'lat'), field(told, 'lon')), ...metric('battery', field(told, 'batt'), 0, 100) };
      return readingOf(reading);
    case 'transition': {
      const event = field(told, 'event');
      if (typeof event !== 'string' || !Object.hasOwn(FENCE, event)) return rejected('bad-transition');
      reading.metrics = asFix(field(told, 'lat'), field(told, 'lon'));
      reading.alarms = [{ type: FENCE[event]!, active: true }];
      return readingOf(reading);
    }
    case 'steps':
      reading.metrics = metric('steps', field(told, 'steps'), 0, 1e6);
      return readingOf(reading);
    case 'lwt':
      return availabilityOf(deviceId, false);
    case 'encrypted':
      return rejected('encrypted-payload');
    case undefined:
      return rejected('not-owntracks');
    default:
      return ignored('not-a-position');
  }
}
