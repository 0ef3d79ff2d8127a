import type { AnyHappened } from '#contracts/flow.js';
import type { PageMessages, ServerMessages } from '#contracts/socket.js';
import { io, type Socket } from 'socket.io-client';
import { account } from '#test/make/account.js';
import { tokenFor } from '#test/stage/app.js';
import { until } from '#test/stage/until.js';
import { checkHeard, type HeardFindings, type Leap, wasToldToFetch } from './check-heard.js';
import type { Look } from './check-ingest.js';

const PATIENCE_MS = 60_000;

/** Somebody at a desk all the while: the line may break, the page comes back with its last cursor. */
export class Witness {
  private readonly heard = new Set<string>();
  private cursor: string | null = null;
  /** From where to where it was told to fetch the tables instead. */
  private readonly leaps: Leap[] = [];
  private start = '';

  private constructor(private readonly socket: Socket<ServerMessages, PageMessages>) {
    socket.on('connect', () => socket.emit('follow', this.cursor === null ? {} : { after: this.cursor }));
    socket.on('happened', (events: AnyHappened[]) => {
      for (const { cursor, name } of events) if (name.startsWith('alarm.')) this.heard.add(cursor);
      this.cursor = events.at(-1)?.cursor ?? this.cursor;
    });
    socket.on('snapshot', ({ cursor }) => {
      if (this.cursor === null) this.start = cursor;
      else this.leaps.push([this.cursor, cursor]);
      this.cursor = cursor;
    });
  }

  static async sitDown(gatewayUrl: string): Promise<Witness> {
    const token = await tokenFor(account('operator'), '12h');
    const witness = new Witness(io(gatewayUrl, { transports: ['websocket'], auth: { token }, reconnectionDelay: 200, reconnectionDelayMax: 1_000, forceNew: true }));
    await until('the console follows', () => witness.start !== '', PATIENCE_MS);
    return witness;
  }

  get messages(): number {
    return this.heard.size;
  }

  /** Once it has heard the last, compares all that happened since it sat down. */
  async compare(look: Look): Promise<HeardFindings> {
    const [startXid, startId] = this.start.split('.');
    const rows = await look<{ cursor: string }>(
      `SELECT xid || '.' || id AS cursor FROM platform.event WHERE name LIKE 'alarm.%' AND (xid, id) > ($1::text::xid8, $2::bigint) ORDER BY event.xid, event.id`,
      [startXid, startId],
    );
    const said = rows.map(({ cursor }) => cursor);
    const last = said.at(-1);
    // One that never comes is what the comparison is for.
    await until('the console has heard the last', () => last === undefined || this.heard.has(last) || wasToldToFetch(last, this.leaps), PATIENCE_MS).catch(() => {});
    return checkHeard(said, this.heard, this.leaps);
  }

  leave(): void {
    this.socket.disconnect();
  }
}
