import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  notice: { id: string; channel: string; to: string; template: string; text: string; params: Record<string, string> };
}

/** An operator's gateway: a real HTTP server that answers as it is told, and remembers. */
export class NoticeReceiver {
  readonly received: Received[] = [];
  /** How each request is answered; the last holds for all that follow. */
  answers: ((response: ServerResponse) => void)[] = [accepts];
  private server: Server | null = null;
  private port = 0;

  async open(): Promise<this> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        this.received.push({ headers: request.headers, body, notice: JSON.parse(body) });
        const answer = this.answers.length > 1 ? this.answers.shift()! : this.answers[0]!;
        answer(response);
      });
    });
    await new Promise<void>((listening) => this.server!.listen(this.port, '127.0.0.1', listening));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/notices`;
  }

  triesOf(id: string): Received[] {
    return this.received.filter(({ notice }) => notice.id === id);
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => {
      this.server!.close(() => closed());
      this.server!.closeAllConnections();
    });
  }
}

export const accepts = (response: ServerResponse): void => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"reference":"gw-1"}');
export const refuses = (status: number) => (response: ServerResponse): void => void response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
/** Takes the request and never answers. */
export const hangs = (): void => {};
