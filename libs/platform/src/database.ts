import { Socket } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Service } from '#contracts/flow.js';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type MixedList } from 'typeorm';
import { watchHealth } from './health.js';
import { log } from './log.js';
import { type RowScope, scopeSetting } from './scope.js';

/** The schema of a service: its name with underscores. */
export const schemaOf = (service: Service | 'platform'): string => service.replaceAll('-', '_');
/** The role of a service: it owns nothing, and writes only its own schema. */
export const roleOf = (service: Service): string => `huying_${schemaOf(service)}`;

export interface DatabaseOptions {
  service: Service;
  entities: MixedList<Function | string>;
  url: string;
  /** Connections of this service at most. */
  poolSize: number;
}
export const DATABASE_OPTIONS = Symbol('DatabaseOptions');

/** A long write stalls every reader of the event log (they read below the oldest open transaction), so it is cut. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const STATEMENT_MS = 30_000;
/**
 * No statement takes longer, and the pool ends idle connections sooner: one that is silent for so long is dead, and nobody
 * has told us (a firewall forgot it, its machine died). Without this whoever waits on it waits for ever.
 */
const SILENCE_MS = STATEMENT_MS + 5_000;

const BEGINNING = { name: 'beginning', text: `SELECT platform.now() AS now, set_config('huying.scope', $1, true)` };

/** One open transaction: its rows, its clock, its scope. */
export class Transaction {
  constructor(
    readonly manager: EntityManager,
    readonly service: Service,
    readonly scope: RowScope,
    /** The database's clock when the transaction began: the only clock that decides anything. */
    readonly now: Date,
  ) {}

  async query<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    const result: unknown = await this.manager.query(sql, parameters);
    return rowsOf<R>(result);
  }

  /** The same for a statement on the hot path: each connection parses and plans it once. `name` stands for this text alone. */
  async prepared<R = Record<string, unknown>>(name: string, text: string, values: unknown[]): Promise<R[]> {
    const client = (await this.manager.queryRunner!.connect()) as ClientBase;
    return (await client.query({ name, text, values })).rows as R[];
  }
}

/** TypeORM answers UPDATE and DELETE with `[rows, count]`, everything else with the rows. */
function rowsOf<R>(result: unknown): R[] {
  if (!Array.isArray(result)) return [];
  const [first, second] = result as unknown[];
  if (result.length === 2 && Array.isArray(first) && typeof second === 'number') return first as R[];
  return result as R[];
}

function watchedSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error(`the database has been silent for ${SILENCE_MS / 1000} s`)));
}

/** The service's door to Postgres: one role, one schema, and nothing outside a scoped transaction. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  readonly source: DataSource;

  constructor(@Inject(DATABASE_OPTIONS) readonly options: DatabaseOptions) {
    const schema = schemaOf(options.service);
    this.source = new DataSource({
      type: 'postgres',
      url: options.url,
      schema,
      entities: options.entities,
      synchronize: false,
      migrationsRun: false,
      poolSize: options.poolSize,
      applicationName: `huying ${options.service}`,
      poolErrorHandler: (error: Error) => log(options.service).warn({ err: error.message }, 'a database connection was lost'),
      extra: {
        options: `-c role=${roleOf(options.service)} -c search_path=${schema},platform -c statement_timeout=${STATEMENT_MS} -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS} -c TimeZone=UTC -c default_transaction_isolation=read\\ committed`,
        connectionTimeoutMillis: 10_000,
        stream: watchedSocket,
      },
    });
  }

  async onModuleInit(): Promise<void> {
    await this.source.initialize();
    watchHealth(`${this.options.service} database`, async () => {
      await this.source.query('SELECT 1');
      return {};
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Runs `work` in one transaction (read committed) that sees only the rows of `scope`. */
  async within<T>(scope: RowScope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      const client = (await manager.queryRunner!.connect()) as ClientBase;
      const { rows } = await client.query<{ now: Date }>({ ...BEGINNING, values: [scopeSetting(scope)] });
      return work(new Transaction(manager, this.options.service, scope, rows[0]!.now));
    });
  }
}
