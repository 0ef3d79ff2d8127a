/** What the server answers when it refuses (RFC 9457), with a `code` that stays the same over releases. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  /** The request's reference, to be read out to the support desk. */
  reference?: string;
  [more: string]: unknown;
}

/** Every failed call of the client throws one of these; `code` is `network` when no answer came. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.name = 'Problem';
    this.code = body.code;
    this.status = body.status;
    this.body = body;
  }

  get reference(): string | null {
    const given = this.body.reference ?? this.body.requestId ?? this.body.instance;
    return typeof given === 'string' ? given : null;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ title: detail, status: 0, code: 'unexpected', detail });
}
