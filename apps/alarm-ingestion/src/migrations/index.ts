import type { ServiceMigrations } from '#platform/migrate.js';
import { AlarmIngestion1700000000001 } from './1-alarms.js';
import { AlarmIngestion1700000000002 } from './2-readings.js';

export const MIGRATIONS: ServiceMigrations = {
  service: 'alarm-ingestion',
  migrations: [AlarmIngestion1700000000001, AlarmIngestion1700000000002],
};
