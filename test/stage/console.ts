import type { AnyHappened, EventName, Happened } from '#contracts/flow.js';
import type { ServerMessages, PageMessages } from '#contracts/socket.js';
import { io, type Socket } from 'socket.io-client';
import { until } from './until.js';

/** A console on the live line: it remembers what it heard, so one may ask for what has come or will come. */
export class Console {
  readonly heard: AnyHappened[] = [];

  private constructor(private readonly socket: Socket<ServerMessages, PageMessages>) {}

  static async open(url: string, token: string): Promise<Console> {
    const socket: Socket<ServerMessages, PageMessages> = io(url, { transports: ['websocket'], auth: { token }, reconnection: false });
    const page = new Console(socket);
    socket.on('happened', (events) => page.heard.push(...events));
    await new Promise<void>((connected, refused) => {
      socket.once('connect', connected);
      socket.once('connect_error', refused);
    });
    // The first answer to `follow` without a cursor is where to begin.
    await new Promise<void>((begun) => {
      socket.once('snapshot', () => begun());
      socket.emit('follow', {});
    });
    return page;
  }

  /** Waits for an event that has come or will come. */
  async hears<N extends EventName>(name: N, about: (event: Happened<N>) => boolean = () => true): Promise<Happened<N>> {
    return until(`the console hears ${name}`, () => this.heard.find((event) => event.name === name && about(event as Happened<N>)) as Happened<N> | undefined);
  }

  async leave(): Promise<void> {
    this.socket.disconnect();
  }
}
