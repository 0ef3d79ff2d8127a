/** What `npm start` was told, by flags or environment; options.mjs reads and checks it. */
export interface StandaloneSettings {
  port: number;
  mqttPort: number;
  host: string;
  /** Folder of everything that is kept: engine, secrets, log, demo accounts. */
  data: string;
  /** Whether a simulated city lives behind the pages. */
  demo: boolean;
  /** Speed of the simulated city; 1 shows something new every few seconds. */
  pace: number;
  reset: boolean;
  /** A PostgreSQL of one's own; null starts the embedded one. */
  databaseUrl: string | null;
}
