import { Problem, type ProblemBody } from './problem.js';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** A file instead of a JSON body. */
  file?: { content: Blob; type: string };
  /** The same key twice makes the thing once: give it when a retry may repeat the call. */
  idempotencyKey?: string;
  /** Sign-in and refresh are called without a token and must not refresh one. */
  anonymous?: boolean;
}

/** Set by the session: the client knows neither where a token comes from nor where to go without one. */
export const credentials = {
  token: (): string | null => null,
  renew: async (): Promise<boolean> => false,
  lost: (): void => {},
};

const ANSWER_MILLISECONDS = 15_000;

function address(path: string, query: Query | undefined): string {
  const filled = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (filled.length === 0) return `/api${path}`;
  return `/api${path}?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString()}`;
}

async function send(path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  const token = call.anonymous ? null : credentials.token();
  if (token) headers.authorization = `Bearer ${token}`;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (call.file) headers['content-type'] = call.file.type;
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey;
  try {
    return await fetch(address(path, call.query), {
      method: call.method ?? 'GET',
      headers,
      body: call.file ? call.file.content : call.body === undefined ? undefined : JSON.stringify(call.body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    });
  } catch {
    throw new Problem({ title: '', status: 0, code: 'network' });
  }
}

async function problemFrom(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as ProblemBody;
    return new Problem({ ...body, status: response.status, code: body.code ?? `http-${response.status}`, title: body.title ?? '' });
  } catch {
    // A proxy answered for the server.
    return new Problem({ title: '', status: response.status, code: response.status >= 502 ? 'network' : `http-${response.status}` });
  }
}

/** The answer, or a thrown Problem. A stale token is renewed once. */
async function answer(path: string, call: Call): Promise<Response> {
  let response = await send(path, call);
  if (response.status === 401 && !call.anonymous) {
    if (await credentials.renew()) response = await send(path, call);
    if (response.status === 401) credentials.lost();
  }
  if (!response.ok) throw await problemFrom(response);
  return response;
}

/** One call of the server: the answer's body, or a thrown Problem. */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  const response = await answer(path, call);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const get = <T>(path: string, query?: Query): Promise<T> => request<T>(path, { query });
/** An act on something that exists: acknowledge, accept, close. */
export const post = <T>(path: string, body?: unknown): Promise<T> => request<T>(path, { method: 'POST', body: body ?? {} });
/** Makes something new; `key` (one per filled form) keeps a double click from making two. */
export const create = <T>(path: string, body: unknown, key: string): Promise<T> =>
  request<T>(path, { method: 'POST', body, idempotencyKey: key });
export const put = <T>(path: string, body: unknown): Promise<T> => request<T>(path, { method: 'PUT', body });
export const remove = <T>(path: string): Promise<T> => request<T>(path, { method: 'DELETE' });
/** Sends a file as it is. */
export const upload = <T>(path: string, content: Blob, type: string, query?: Query): Promise<T> => request<T>(path, { method: 'POST', file: { content, type }, query });
/** What the server sends as a file. */
export const download = async (path: string, query?: Query): Promise<Blob> => (await answer(path, { query })).blob();
/** An Idempotency-Key for one filled form. crypto.randomUUID is missing on plain-http addresses. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
