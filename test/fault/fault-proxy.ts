import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What happens to what passes.
 * - `pass`: nothing. `delay`: each piece arrives so much later. `trickle`: a few bytes at a time.
 * - `stall`: nothing arrives, nothing is lost; it arrives when the line is mended.
 * - `swallow-up`, `swallow-down`: half open: one direction disappears (away from, or towards, who connected), the other works.
 * - `cut`: connections are reset and new ones refused at once.
 * - `forget`: what is connected falls silent for ever and is never told; new connections work. So does a firewall or a
 *   machine that died and whose address another has taken.
 */
export type Line = 'pass' | 'delay' | 'trickle' | 'stall' | 'swallow-up' | 'swallow-down' | 'cut' | 'forget';

const DELAY_MS = 200;
const TRICKLE_BYTES = 512;
const TRICKLE_EVERY_MS = 20;
const READ_AHEAD_BYTES = 4 * 1024 * 1024;

interface Way {
  direction: 'up' | 'down';
  to: Socket;
  /** What has come and may not go on yet. */
  held: { piece: Buffer; at: number }[];
  lost: boolean;
  forgotten: boolean;
}

/** A TCP line that can be bad. It sits between devices and door, or between a service and PostgreSQL. */
export class FaultProxy {
  private line: Line = 'pass';
  private readonly pairs = new Set<{ ends: [Socket, Socket]; ways: [Way, Way] }>();
  private readonly clock: NodeJS.Timeout;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('connection', (near) => this.join(near));
    this.clock = setInterval(() => this.move(), TRICKLE_EVERY_MS);
  }

  static async open(target: number): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new FaultProxy(server, target);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on the line is like this. What lost bytes can't go on: its ends are reset, as a peer does that has forgotten. */
  turn(line: Line): void {
    this.line = line;
    for (const { ends, ways } of this.pairs) {
      if (line === 'forget') for (const way of ways) way.forgotten = true;
      const isBroken = ways.some(({ lost, forgotten }) => lost && !forgotten) && !line.startsWith('swallow');
      if (line === 'cut' || isBroken) for (const end of ends) end.resetAndDestroy();
    }
    this.move();
  }

  async close(): Promise<void> {
    clearInterval(this.clock);
    for (const { ends } of this.pairs) for (const end of ends) end.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(near: Socket): void {
    near.on('error', () => {});
    if (this.line === 'cut') return void near.resetAndDestroy();
    const far = connect(this.target, '127.0.0.1').on('error', () => {});
    const ways: [Way, Way] = [
      { direction: 'up', to: far, held: [], lost: false, forgotten: false },
      { direction: 'down', to: near, held: [], lost: false, forgotten: false },
    ];
    const pair = { ends: [near, far] as [Socket, Socket], ways };
    this.pairs.add(pair);
    for (const [end, way] of [[near, ways[0]], [far, ways[1]]] as const) {
      end.setNoDelay(true);
      end.on('data', (piece: Buffer) => this.take(end, way, piece));
      end.once('close', () => {
        // Nor is anybody told that the other end has gone.
        if (way.forgotten) return;
        this.pairs.delete(pair);
        this.flush(way, Infinity);
        way.to.destroySoon();
      });
    }
  }

  private take(from: Socket, way: Way, piece: Buffer): void {
    if (this.line === `swallow-${way.direction}` || way.forgotten) way.lost = true;
    else if ((this.line === 'pass' || this.line === 'forget') && way.held.length === 0) way.to.write(piece);
    else way.held.push({ piece, at: performance.now() });
    if (way.held.reduce((sum, held) => sum + held.piece.length, 0) > READ_AHEAD_BYTES) from.pause();
  }

  private move(): void {
    for (const { ends, ways } of this.pairs) {
      for (const way of ways) {
        if (this.line === 'delay') this.flush(way, Infinity, performance.now() - DELAY_MS);
        else if (this.line === 'trickle') this.flush(way, TRICKLE_BYTES);
        else if (this.line !== 'stall') this.flush(way, Infinity);
      }
      for (const end of ends) end.resume();
    }
  }

  private flush(way: Way, bytes: number, until = Infinity): void {
    let left = bytes;
    while (left > 0 && way.held.length > 0 && way.held[0]!.at <= until) {
      const [first] = way.held as [Way['held'][number]];
      const piece = first.piece.subarray(0, left);
      way.to.write(piece);
      left -= piece.length;
      if (piece.length === first.piece.length) way.held.shift();
      else first.piece = first.piece.subarray(piece.length);
    }
  }
}
