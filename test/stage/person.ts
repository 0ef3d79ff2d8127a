/** The answer of a door: status, headers, parsed body. */
export interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

/** Somebody at an HTTP door, with or without a token. */
export class Person {
  constructor(
    private readonly url: string,
    private readonly token: string | null,
  ) {}

  get<T = any>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }
  post<T = any>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }
  put<T = any>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send('PUT', path, body);
  }
  delete<T = any>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path);
  }

  private async send<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer<T>> {
    const headers: Record<string, string> = { ...more };
    if (this.token) headers['authorization'] = `Bearer ${this.token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(this.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T };
  }
}
