import type { ServiceMigrations } from '#platform/migrate.js';
import { OrderIntake1700000000001 } from './1-care-order.js';

export const MIGRATIONS: ServiceMigrations = { service: 'order-intake', migrations: [OrderIntake1700000000001] };
