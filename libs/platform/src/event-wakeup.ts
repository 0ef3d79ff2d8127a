import pg from 'pg';
import { EVENT_CHANNEL } from './event-log.js';
import { log } from './log.js';

const RECONNECT_MS = 1_000;

/** One connection that LISTENs for new events and comes back by itself. A lost wake-up costs at most a tick. */
export class EventWakeup {
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly onWake: () => void,
  ) {}

  async open(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ connectionString: this.url, application_name: 'huying wakeup', keepAlive: true });
    client.on('notification', this.onWake);
    client.on('error', (error) => log('wakeup').warn({ err: error.message }, 'the wake-up connection was lost'));
    client.on('end', () => this.reopenLater());
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENT_CHANNEL}`);
      this.onWake();
    } catch {
      await client.end().catch(() => {});
      this.reopenLater();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end().catch(() => {});
  }

  private reopenLater(): void {
    if (this.closed || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.open();
    }, RECONNECT_MS);
  }
}
