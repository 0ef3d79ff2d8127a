/** What a message says about a command that was sent before: the word of `CompiledCommand.answer`, and how it ended. */
export interface CommandAnswer {
  answer: string;
  result: string | null;
}

/** An answer is a short message; a long one is not searched. */
const TEXT_LIMIT = 4_096;
const RESULT_LIMIT = 100;
/** The watch repeats the command's word, alone or with what it took. */
const WATCH_WORD = /\*(CR|FIND|UPLOAD|RESET|SOS)(?:,[^\]]*)?\]/;

/** The answer in a message of this format, or null: nearly every message has none, so it looks at the topic first. */
export function readAnswer(format: string, topic: string, text: () => string): CommandAnswer | null {
  switch (format) {
    case 'huying':
      return topic.endsWith('/status') ? ofJson(text(), 'commandId', 'result') : null;
    case 'zigbee2mqtt-json':
      return topic.endsWith('/bridge/response/restart') ? ofJson(text(), 'transaction', 'status') : null;
    case 'tasmota':
      return /^stat\/[^/]+\/(RESULT|STATUS10)$/.test(topic) ? ofTasmota(text()) : null;
    case 'watch-protocol-3g': {
      const word = WATCH_WORD.exec(text().slice(0, TEXT_LIMIT))?.[1];
      return word ? { answer: word, result: null } : null;
    }
    default:
      return null;
  }
}

function ofJson(text: string, key: string, resultKey: string): CommandAnswer | null {
  const body = objectIn(text);
  const [answer, result] = [body?.[key], body?.[resultKey]];
  return typeof answer === 'string' ? { answer, result: typeof result === 'string' ? result.slice(0, RESULT_LIMIT) : null } : null;
}

function ofTasmota(text: string): CommandAnswer | null {
  const body = objectIn(text);
  if (body && 'StatusSNS' in body) return { answer: 'Status', result: null };
  const answer = body && ['TelePeriod', 'Restart'].find((word) => word in body);
  return answer ? { answer, result: null } : null;
}

function objectIn(text: string): Record<string, unknown> | null {
  if (text.length > TEXT_LIMIT) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
