import { Notifier, type OutgoingNotice, type SendResult } from './notifier.js';
import { SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from './signature.js';

const ANSWER_MS = 5_000;
const ANSWER_BYTES_MAX = 4_096;
const REFERENCE_MAX = 100;

/** Answers that another try won't change. 408 and 429 ask for one. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** POSTs each notice as signed JSON to the operator's own address, and nowhere else: a redirect is a refusal. */
export class WebhookNotifier extends Notifier {
  readonly configured = true;

  constructor(
    private readonly url: string,
    readonly secret: Buffer,
  ) {
    super();
  }

  async send(notice: OutgoingNotice, at: Date): Promise<SendResult> {
    const body = JSON.stringify(notice);
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const headers = { 'content-type': 'application/json', [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatureOf(this.secret, timestamp, body) };
    try {
      const response = await fetch(this.url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
      const text = await beginning(response);
      if (response.ok) return { accepted: true, reference: referenceIn(text) };
      return { accepted: false, why: `http-${response.status}`, retry: !isFinal(response.status) };
    } catch (error) {
      return { accepted: false, why: (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable', retry: true };
    }
  }
}

/** No more of an answer than a reference needs. */
async function beginning(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX).toString('utf8');
}

function referenceIn(text: string): string | null {
  try {
    const reference = (JSON.parse(text) as { reference?: unknown } | null)?.reference;
    return typeof reference === 'string' ? reference.slice(0, REFERENCE_MAX) : null;
  } catch {
    return null;
  }
}
