import { type BeforeApplicationShutdown, UseFilters } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { ConnectedSocket, MessageBody, type OnGatewayInit, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { AnyHappened } from '#contracts/flow.js';
import type { Account } from '#contracts/people.js';
import { BEAT_SECONDS, type PageMessages, type ServerMessages } from '#contracts/socket.js';
import { AccountGate } from '#platform/account-gate.js';
import { log } from '#platform/log.js';
import { metrics } from '#platform/metrics.js';
import { COMMON_PROBLEMS } from '#platform/problem.js';
import { TokenVerifier } from '#platform/token-verifier.js';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import { EventTail } from './event-tail.js';
import { FollowDto } from './follow.dto.js';
import { LineFilter } from './line.filter.js';
import { hears, type Room, roomsHearing, roomsOf } from './rules/audience.js';
import { replayAfter } from './rules/recent-events.js';
import { SharingStore } from './sharing.store.js';

interface Seat {
  account: Account;
  expiresAt: Date;
  rooms: Room[];
  /** Replayed to; from here on it hears every batch. */
  follows: boolean;
}
type Line = Socket<PageMessages, ServerMessages, DefaultEventsMap, Seat>;

type Why = 'not-signed-in' | 'token-expired';

const PATH = '/socket.io';
/** A page sends nothing but `follow`. */
const MESSAGE_LIMIT_BYTES = 4_096;
/** A console with this many unsent packets is cut; it comes back and catches up by its cursor. */
const WAITING_LIMIT_PACKETS = 1_000;
/** Replayed events go out in packets of this many. */
const REPLAY_PACKET_EVENTS = 200;

/** The sockets: push is speed, the tables are truth. See libs/contracts/src/socket.ts. */
@UseFilters(LineFilter)
@WebSocketGateway({ path: PATH, transports: ['websocket'], serveClient: false, maxHttpBufferSize: MESSAGE_LIMIT_BYTES })
export class LineGateway implements OnGatewayInit, BeforeApplicationShutdown {
  @WebSocketServer() private readonly server: Server<PageMessages, ServerMessages, DefaultEventsMap, Seat>;
  private closing = false;

  constructor(
    private readonly tail: EventTail,
    private readonly verifier: TokenVerifier,
    private readonly gate: AccountGate,
    private readonly sharing: SharingStore,
  ) {}

  afterInit(): void {
    this.server.use(async (line, next) => {
      const refusal = await this.admit(line).catch((error: Error) => {
        log('gateway').error({ err: error.message }, 'a handshake could not be judged');
        return turnedAway('not-signed-in');
      });
      next(refusal ?? undefined);
    });
    this.tail.onEvents((events) => this.tellAll(events));
  }

  /** The pages go before the database does; they come back to whoever answers next. */
  beforeApplicationShutdown(): void {
    this.closing = true;
    this.server.disconnectSockets(true);
  }

  /** Replays what the page missed and seats it in its rooms, in one turn of the event loop: nothing falls between. */
  @SubscribeMessage('follow')
  async follow(@ConnectedSocket() line: Line, @MessageBody() { after }: FollowDto): Promise<void> {
    let replay = after === undefined ? null : replayAfter(this.tail.recent, after);
    if (replay && !replay.ok && replay.why === 'not-there-yet') {
      await this.tail.catchUp();
      replay = replayAfter(this.tail.recent, after!);
    }
    if (replay?.ok) {
      const missed = replay.events.filter((event) => hears(line.data.rooms, event));
      for (let i = 0; i < missed.length; i += REPLAY_PACKET_EVENTS) line.emit('happened', missed.slice(i, i + REPLAY_PACKET_EVENTS));
    } else {
      line.emit('snapshot', { cursor: this.tail.recent.to });
    }
    line.data.follows = true;
    void line.join(line.data.rooms);
  }

  /** Says where the log stands, so that a page sees a gap; no beat means that something behind us is away. */
  @Interval(BEAT_SECONDS * 1_000)
  async beat(): Promise<void> {
    if (this.closing) return;
    try {
      const at = (await this.tail.catchUp()).toISOString();
      for (const line of this.lines()) {
        if (this.mayStay(line) && line.data.follows) line.emit('beat', { cursor: this.tail.recent.to, at });
      }
    } catch (error) {
      log('gateway').warn({ err: (error as Error).message }, 'no beat: the database does not answer');
    }
    metrics.gauge('huying_consoles', 'Connected consoles').set(this.lines().length);
  }

  /** Gives the line its seat, or answers why not. */
  private async admit(line: Line): Promise<Error | null> {
    const token: unknown = line.handshake.auth['token'];
    const verdict = await this.verifier.verify(typeof token === 'string' ? token : '');
    if (!verdict.ok) return turnedAway(verdict.why);
    const { account, expiresAt } = verdict;
    if (this.gate.isShut(account.accountId)) return turnedAway('not-signed-in');
    line.data = { account, expiresAt, rooms: roomsOf(await this.sharing.narrowed(account)), follows: false };
    return null;
  }

  private tellAll(events: readonly AnyHappened[]): void {
    for (const event of events) {
      this.server.to(roomsHearing(event)).emit('happened', [event]);
      if (event.name === 'account.disabled') this.cutAccount(event.payload.accountId);
      if (event.name === 'elder.changed') this.reseatFamilies(event.payload.elderId);
    }
    for (const line of this.lines()) this.mayStay(line);
  }

  private cutAccount(accountId: string): void {
    for (const line of this.lines()) if (line.data.account.accountId === accountId) this.refuse(line, 'not-signed-in');
  }

  /** What an elder agrees to may have changed: the family's pages come back, and are asked anew. */
  private reseatFamilies(elderId: string): void {
    for (const line of this.lines()) {
      const { role, elderIds } = line.data.account;
      if (role === 'family' && elderIds.includes(elderId)) line.conn.close(true);
    }
  }

  /** Cuts a line whose token ran out, whose account was disabled, or that does not read what it is sent. */
  private mayStay(line: Line): boolean {
    if (line.data.expiresAt.getTime() <= Date.now()) return this.refuse(line, 'token-expired');
    if (this.gate.isShut(line.data.account.accountId)) return this.refuse(line, 'not-signed-in');
    if (line.conn['writeBuffer'].length <= WAITING_LIMIT_PACKETS) return true;
    metrics.counter('huying_consoles_cut_total', 'Consoles cut because they read too slowly').inc();
    // `true` drops what waits: an orderly close would first wait for the reader that doesn't read.
    line.conn.close(true);
    return false;
  }

  private refuse(line: Line, why: Why): false {
    line.emit('refused', { code: why, detail: COMMON_PROBLEMS[why][2] });
    line.disconnect(true);
    return false;
  }

  private lines(): Line[] {
    return [...this.server.sockets.sockets.values()];
  }
}

function turnedAway(why: Why): Error {
  return Object.assign(new Error(why), { data: { code: why, detail: COMMON_PROBLEMS[why][2] } });
}
