import type { AnyHappened } from '#contracts/flow.js';
import type { PageMessages, ServerMessages } from '#contracts/socket.js';
import { io, type Socket } from 'socket.io-client';
import { until } from './until.js';

/** A console's line: a real socket that keeps everything it was told, in order. */
export class Page {
  readonly events: AnyHappened[] = [];
  readonly snapshots: string[] = [];
  readonly beats: { cursor: string; at: string }[] = [];
  readonly refusals: string[] = [];
  readonly socket: Socket<ServerMessages, PageMessages>;

  private constructor(url: string, token: string) {
    this.socket = io(url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
    this.socket.on('happened', (events) => this.events.push(...events));
    this.socket.on('snapshot', ({ cursor }) => this.snapshots.push(cursor));
    this.socket.on('beat', (beat) => this.beats.push(beat));
    this.socket.on('refused', ({ code }) => this.refusals.push(code));
    this.socket.on('connect_error', (error) => this.refusals.push(error.message));
  }

  /** Connects, and waits until the server let it in or turned it away. */
  static async open(url: string, token: string): Promise<Page> {
    const page = new Page(url, token);
    await until('the server answers the handshake', () => page.socket.connected || page.refusals.length > 0);
    return page;
  }

  /** Follows from a cursor, or from now: then it waits for the snapshot that says where now is. */
  async follow(after?: string): Promise<this> {
    this.socket.emit('follow', after === undefined ? {} : { after });
    if (after === undefined) await until('the place to follow from', () => this.snapshots.length > 0);
    return this;
  }

  /** The newest place that this page knows. */
  get cursor(): string {
    return this.events.at(-1)?.cursor ?? this.snapshots.at(-1)!;
  }

  get subjects(): string[] {
    return this.events.map((event) => event.subject);
  }

  async hears(subject: string): Promise<void> {
    await until(`the page hears of ${subject}`, () => this.subjects.includes(subject));
  }

  close(): void {
    this.socket.disconnect();
  }
}
