/** What the engine is told at each start. */
export interface EngineSettings {
  port: number;
  /** False only for tests: a crash may then lose or break the data. */
  durable: boolean;
}

/**
 * PostgreSQL settings for one machine that also runs everything else.
 * docker/postgres.conf says the same for the container; change them together.
 */
export function settingsFile({ port, durable }: EngineSettings): string {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    // A socket's path may have 107 characters, a checkout's path more: loopback with a password instead.
    unix_socket_directories: '',
    // Six services with a pool each, the simulator's requests among them, and room for psql.
    max_connections: 200,
    shared_buffers: '128MB',
    // The statements are small and known; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A forgotten open transaction would hold back every reader of the event log.
    idle_in_transaction_session_timeout: '30s',
    // A client that was killed leaves its locks behind until the server notices.
    tcp_keepalives_idle: 30,
    client_connection_check_interval: '10s',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // PUBACK means committed: the write-ahead log is the promise, so only checkpoints are made rarer.
    max_wal_size: '1GB',
    checkpoint_completion_target: 0.9,
    wal_compression: 'on',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return ['# Written at each start by Huying; change postgresql.conf instead.', ...lines, ''].join('\n');
}
