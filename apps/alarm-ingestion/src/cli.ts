import { createInterface } from 'node:readline';
import { decode } from './decode/decode.js';
import type { Decoded } from './decode/decoded.js';
import { FORMATS } from './decode/formats.js';

const HELP = `decode: reads device payloads without a server.

in   {"id","topic","format"?,"payload"}   one JSON object a line, payload in base64
out  {"id","outcome":"reading"|"availability"|"ignored"|"rejected","why"?,
      "readings":[{"deviceId","at","metrics":{},"alarms":[{"type","active"}]}]}
Without a format the topic decides; frames of meters (dlt645-2007, cjt188-2004) need theirs. The payload is what came over
the line: JSON, text, XML, hex text or bytes. A gateway's message gives one reading for each device in it.
"why" is stable. A clock counts only between 2015 and now + 24 h: else "at" is null.
A line that cannot be read gives {"id","error"} and the run goes on.
Formats:
  ${FORMATS.map((format) => format.name).join('\n  ')}`;

function answer(line: string): object {
  let request: { id?: unknown; topic?: unknown; format?: unknown; payload?: unknown };
  try {
    request = JSON.parse(line) as typeof request;
  } catch {
    return { id: null, error: 'not-json' };
  }
  if (typeof request !== 'object' || request === null) return { id: null, error: 'not-an-object' };
  const { id = null, topic = null, format = null, payload } = request;
  if (typeof payload !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(payload)) return { id, error: 'payload-not-base64' };
  if (topic !== null && typeof topic !== 'string') return { id, error: 'topic-not-text' };
  if (format !== null && typeof format !== 'string') return { id, error: 'format-not-text' };
  return { id, ...spoken(decode({ topic, payload: Buffer.from(payload, 'base64'), receivedAt: new Date() }, format)) };
}

function spoken(decoded: Decoded): object {
  switch (decoded.outcome) {
    case 'reading':
      return { outcome: 'reading', readings: decoded.readings };
    case 'availability':
      return { outcome: 'availability', online: decoded.online, readings: [{ deviceId: decoded.deviceId, at: null, metrics: {}, alarms: [] }] };
    default:
      return { ...decoded, readings: [] };
  }
}

if (process.argv.includes('--help')) {
  process.stdout.write(HELP + '\n');
} else {
  // A reader that has seen enough closes the pipe; that is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') process.stdout.write(JSON.stringify(answer(line)) + '\n');
  }
}
