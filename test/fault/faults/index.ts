import type { Fault } from '../fault.js';
import { ALL_DOWN } from './all-down.js';
import { BROKER_KILLED } from './broker-killed.js';
import { CLOCK_JUMP } from './clock-jump.js';
import { DISK_FULL } from './disk-full.js';
import { DUPLICATES } from './duplicates.js';
import { FLOOD } from './flood.js';
import { KILL_BACKEND } from './kill-backend.js';
import { KILL_INGEST } from './kill-ingest.js';
import { PARTITION } from './partition.js';
import { POISON } from './poison.js';
import { POSTGRES_GONE } from './postgres-gone.js';

export const FAULTS: readonly Fault[] = [KILL_INGEST, KILL_BACKEND, POSTGRES_GONE, BROKER_KILLED, PARTITION, DISK_FULL, DUPLICATES, POISON, FLOOD, ALL_DOWN, CLOCK_JUMP];
