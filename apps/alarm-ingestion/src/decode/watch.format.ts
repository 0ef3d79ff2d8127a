import type { Metrics, Reading } from '#contracts/reading.js';
import { ignored, readingOf, rejected, type Decoded, type DeviceFormat, type RawMessage } from './decoded.js';
import { readText } from './payload.js';
import { asNumberWithin } from './values.js';
import { readPosition } from './watch.position.js';

/** `[3G*ID*LEN*CMD,…]`; some makers put a counter before LEN. LEN is not checked: adapters rewrite frames without it. */
const FRAME = /\[([A-Z0-9]{2})\*(\d{6,20})\*(?:[0-9A-Fa-f]{4}\*)?[0-9A-Fa-f]{4}\*([^[\]]*)\]/g;
const IN_TOPIC = /^watch\/([^/]+)$/;
/** One uplink carries a handful of frames at most. */
const FRAME_LIMIT = 32;

type Body = { metrics: Metrics; isHeartbeat?: boolean } | null;

/** Commands that carry values, without the position frames. Vitals: `0` is "not worn" and is left out. */
const VALUES: Readonly<Record<string, (values: string[]) => Body>> = {
  LK: (v) => (v.length === 0 ? { metrics: {}, isHeartbeat: true } : { metrics: heartbeat(v) }),
  heart: ([rate]) => ({ metrics: vital('heartRate', rate, 20, 300) }),
  PULSE: ([rate]) => ({ metrics: vital('heartRate', rate, 20, 300) }),
  bphrt: ([high, low, rate]) => ({ metrics: { ...pressure(high, low), ...vital('heartRate', rate, 20, 300) } }),
  BLOOD: ([high, low]) => ({ metrics: pressure(high, low) }),
  oxygen: (v) => ({ metrics: vital('spo2', v.at(-1), 30, 100) }),
  TEMP: ([degrees]) => ({ metrics: vital('bodyTemperature', degrees, 25, 45) }),
  btemp2: ([, degrees]) => ({ metrics: vital('bodyTemperature', degrees, 25, 45) }),
};

/**
 * The 3G/ZJ/SG/CS watch protocol, as text wrapped by a gateway. The topic `watch/{deviceId}` gives the identity;
 * without such a topic the frame's own number does. Names of wireless networks and numbers to call back are never read.
 */
export const WATCH_3G: DeviceFormat = {
  name: 'watch-protocol-3g',
  claims: (topic) => IN_TOPIC.test(topic),
  decode: decodeFrames,
};

function decodeFrames(message: RawMessage): Decoded {
  const read = readText(message.payload);
  if (!read.ok) return rejected(read.why);
  const frames = [...read.text.matchAll(FRAME)];
  if (frames.length === 0) return rejected('not-a-watch-frame');
  if (frames.length > FRAME_LIMIT) return rejected('too-many-frames');

  const fromTopic = IN_TOPIC.exec(message.topic ?? '')?.[1];
  const readings: Reading[] = [];
  let heartbeatOf: string | null = null;
  for (const [, , number = '', content = ''] of frames) {
    const deviceId = fromTopic ?? number;
    const [command = '', ...values] = content.split(',');
    const position = readPosition(command, values, message.receivedAt);
    if (position) {
      readings.push({ deviceId, ...position });
      continue;
    }
    const body = Object.hasOwn(VALUES, command) ? VALUES[command]?.(values) : null;
    if (body?.isHeartbeat) heartbeatOf = deviceId;
    else if (body) readings.push({ deviceId, at: null, metrics: body.metrics, alarms: [] });
  }
  if (readings.length > 0) return readingOf(...readings);
  return heartbeatOf ? { outcome: 'availability', deviceId: heartbeatOf, online: true } : ignored('command-without-values');
}

/** `LK,steps,rolls,battery`; older ones leave the rolls out. */
function heartbeat(values: string[]): Metrics {
  const metrics: Metrics = {};
  const steps = asNumberWithin(values[0], 0, 1e6);
  const battery = values.length > 1 ? asNumberWithin(values[Math.min(values.length, 3) - 1], 0, 100) : undefined;
  if (steps !== undefined) metrics.steps = steps;
  if (battery !== undefined) metrics.battery = battery;
  return metrics;
}

function vital(name: string, value: string | undefined, low: number, high: number): Metrics {
  const n = asNumberWithin(value, low, high);
  return n === undefined ? {} : { [name]: n };
}

function pressure(high: string | undefined, low: string | undefined): Metrics {
  return { ...vital('bloodPressureSystolic', high, 40, 300), ...vital('bloodPressureDiastolic', low, 20, 250) };
}
