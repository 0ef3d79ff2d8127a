import { randomUUID } from 'node:crypto';

/** What the server answered when it did not do what was asked. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${status} ${code}`);
  }
}

const TIMEOUT_MS = 15_000;
/** A token is renewed this long before it ends. */
const RENEW_AHEAD_MS = 60_000;

/** Somebody who is signed in at the public HTTP door, and signs in again when it is time. */
export class Person {
  private token: string | null = null;
  private cookie: string | null = null;
  private expiresAt = 0;
  private signing: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    readonly username: string,
    private readonly password: string,
    readonly accountId: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.ask<T>('POST', path, body);
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    if (Date.now() > this.expiresAt - RENEW_AHEAD_MS) await this.signIn();
    // The same key for the second try: if the first did arrive, it has had its effect.
    const headers: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    try {
      return await this.send<T>(method, path, body, headers);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      await this.signIn();
      return this.send<T>(method, path, body, headers);
    }
  }

  /** One sign-in at a time, however many requests found the token old. */
  private signIn(): Promise<void> {
    return (this.signing ??= this.openSession().finally(() => (this.signing = null)));
  }

  private async openSession(): Promise<void> {
    const renewed = this.cookie ? await this.session('/api/session/refresh', undefined, { cookie: this.cookie }).catch(() => null) : null;
    const session = renewed ?? (await this.session('/api/session', { username: this.username, password: this.password }, {}));
    this.token = session.accessToken;
    this.expiresAt = Date.parse(session.expiresAt);
  }

  private async session(path: string, body: unknown, headers: Record<string, string>): Promise<{ accessToken: string; expiresAt: string }> {
    this.token = null;
    const response = await this.fetch('POST', path, body, headers);
    this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null;
    return (await response.json()) as { accessToken: string; expiresAt: string };
  }

  private async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<T> {
    const text = await (await this.fetch(method, path, body, headers)).text();
    return (text ? JSON.parse(text) : null) as T;
  }

  private async fetch(method: string, path: string, body: unknown, more: Record<string, string>): Promise<Response> {
    const headers: Record<string, string> = { ...more };
    if (this.token) headers['authorization'] = `Bearer ${this.token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(this.url + path, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { code?: string };
    throw new Refused(response.status, problem.code ?? 'unknown', `${this.username} ${method} ${path.split('?')[0]}`);
  }
}
