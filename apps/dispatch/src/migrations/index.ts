import type { ServiceMigrations } from '#platform/migrate.js';
import { Dispatch1700000000001 } from './1-search-and-visit.js';

export const MIGRATIONS: ServiceMigrations = { service: 'dispatch', migrations: [Dispatch1700000000001] };
