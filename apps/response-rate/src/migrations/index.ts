import type { ServiceMigrations } from '#platform/migrate.js';

export const MIGRATIONS: ServiceMigrations = { service: 'response-rate', migrations: [] };
