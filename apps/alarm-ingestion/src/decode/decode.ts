import { rejected, type Decoded, type RawMessage } from './decoded.js';
import { formatNamed, formatOfTopic } from './formats.js';

/**
 * Reads one message. The format is the one that is named (a device's registered format), else the topic's.
 * Never throws; `why` of a rejection is stable and goes to the dead letters.
 */
export function decode(message: RawMessage, formatName?: string | null): Decoded {
  const format = formatName ? formatNamed(formatName) : message.topic === null ? undefined : formatOfTopic(message.topic);
  if (!format) return rejected(formatName ? 'unknown-format' : 'no-format-for-topic');
  return format.decode(message);
}
