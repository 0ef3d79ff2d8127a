/** A `why` of the rules, as the door says it: status, a Chinese title, and an English detail that says what to do. */
export type ProblemTable = Record<string, readonly [status: number, title: string, detail: string]>;

/** RFC 9457 problem details with a stable `code`; `fields` names the bad inputs. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  fields?: { field: string; message: string }[];
  [more: string]: unknown;
}

/** An answer that is not the one asked for. Thrown by doors only; rules return a `why`. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(code: string, status: number, title: string, detail: string, more: Record<string, unknown> = {}) {
    super(`${code}: ${detail}`);
    this.body = { type: `urn:huying:problem:${code}`, title, status, code, detail, ...more };
  }
}

/** The problem that a table holds for `why`; `more` adds members such as who holds the alarm. */
export function refusal<T extends ProblemTable>(table: T, why: keyof T & string, more: Record<string, unknown> = {}): Problem {
  const [status, title, detail] = table[why]!;
  return new Problem(why, status, title, detail, more);
}

export const COMMON_PROBLEMS = {
  'not-signed-in': [401, '请先登录', 'Sign in first: send `Authorization: Bearer` with a valid access token.'],
  'token-expired': [401, '登录已过期', 'The access token has expired: refresh it with POST /api/session/refresh.'],
  'not-allowed': [403, '您没有此权限', 'Your role may not do this.'],
  'not-found': [404, '找不到', 'Nothing of that id lies in your scope: check the id.'],
  'bad-input': [400, '输入有误', 'Mend the fields named in `fields` and send again.'],
  'too-large': [413, '内容过大', 'The body may hold at most 100 KB.'],
  'too-many': [429, '请求过于频繁', 'Wait a minute and try again.'],
  'key-reused': [422, '幂等键已用于其他内容', 'This Idempotency-Key was used with another body: make a new key.'],
  'still-running': [409, '相同请求正在处理', 'The first request with this Idempotency-Key is still running: ask again in a moment.'],
  'not-ready': [503, '服务暂不可用', 'The database does not answer; nothing was changed. Try again in a moment.'],
  internal: [500, '内部错误', 'Something failed on our side and was logged under the reference in `reference`.'],
} satisfies ProblemTable;
