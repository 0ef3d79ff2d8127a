import type { ServiceProcess } from './service-process.js';
import type { DeviceLoad, LoadDevice, LoadOptions } from './device-load.js';
import type { FaultCity } from './fault-city.js';
import type { FaultDatabase } from './fault-database.js';
import type { History } from './history.js';

/** How a run is put together where it differs from the plain one: devices - door - PostgreSQL. */
export interface Wiring {
  databaseUrl?: string;
  env?: Record<string, string>;
  load?: Partial<LoadOptions>;
  close?(): Promise<void>;
}

/** What stands before a fault begins. */
export interface Bench {
  city: FaultCity;
  database: FaultDatabase;
  history: History;
  folder: string;
  ports: { http: number; mqtt: number };
}

/** What a fault plays with: the product running, devices pushing. */
export interface Rig extends Bench {
  service: ServiceProcess;
  load: DeviceLoad;
  /** Devices in the load; the others are free for the fault's own use. */
  devices: readonly LoadDevice[];
  spare: readonly LoadDevice[];
  /** The next number that the seed decides. */
  dice(): number;
  /** A figure of a long run and of a short one. */
  length(long: number, short: number): number;
  /** Plays rounds until the time is over; a short run counts them instead. */
  rounds(short: number, play: (round: number) => Promise<void>): Promise<void>;
  /** For the reader of the report. */
  tell(line: string): void;
  /** Something that must not be: it fails the run. */
  finding(what: string): void;
}

/** One way in which the world breaks. The same load, history and checker for all. */
export interface Fault {
  name: string;
  sentence: string;
  /** What it needs that is not here; null: nothing. Who asks says so and skips. */
  missing?(): string | null;
  /** Megabytes of a disk of its own for the engine. */
  diskMegabytes?: number;
  /** How many devices push; the load's usual number when absent. */
  devices?: number;
  /** A console on the live line must hear everything. */
  watched?: boolean;
  /** Called before the service starts. */
  wire?(bench: Bench): Promise<Wiring>;
  play(rig: Rig): Promise<void>;
}
