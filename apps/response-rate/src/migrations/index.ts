import type { ServiceMigrations } from '#platform/migrate.js';
import { ResponseRate1700000000001 } from './1-rate.js';

export const MIGRATIONS: ServiceMigrations = { service: 'response-rate', migrations: [ResponseRate1700000000001] };
