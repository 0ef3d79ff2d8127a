import type { ServiceMigrations } from '#platform/migrate.js';
import { MIGRATIONS as ALARM_INGESTION } from '../../alarm-ingestion/src/migrations/index.js';
import { MIGRATIONS as DISPATCH } from '../../dispatch/src/migrations/index.js';
import { MIGRATIONS as ORDER_INTAKE } from '../../order-intake/src/migrations/index.js';
import { MIGRATIONS as REGISTRY } from '../../registry/src/migrations/index.js';
import { MIGRATIONS as RESPONSE_RATE } from '../../response-rate/src/migrations/index.js';

/** Every schema, registry first: the others read its views. */
export const ALL_MIGRATIONS: ServiceMigrations[] = [REGISTRY, ALARM_INGESTION, ORDER_INTAKE, DISPATCH, RESPONSE_RATE];
