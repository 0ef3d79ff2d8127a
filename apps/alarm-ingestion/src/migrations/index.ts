import type { ServiceMigrations } from '#platform/migrate.js';
import { AlarmIngestion1700000000001 } from './1-alarms.js';
import { AlarmIngestion1700000000002 } from './2-readings.js';
import { AlarmIngestion1700000000003 } from './3-judgement.js';
import { AlarmIngestion1700000000004 } from './4-desk.js';
import { AlarmIngestion1700000000005 } from './5-commands.js';
import { AlarmIngestion1700000000006 } from './6-brokers.js';
import { AlarmIngestion1700000000007 } from './7-readings-once.js';

export const MIGRATIONS: ServiceMigrations = {
  service: 'alarm-ingestion',
  migrations: [AlarmIngestion1700000000001, AlarmIngestion1700000000002, AlarmIngestion1700000000003, AlarmIngestion1700000000004, AlarmIngestion1700000000005, AlarmIngestion1700000000006, AlarmIngestion1700000000007],
};
