import type { ServiceMigrations } from '#platform/migrate.js';
import { OrderIntake1700000000001 } from './1-care-order.js';
import { OrderIntake1700000000002 } from './2-care.js';

export const MIGRATIONS: ServiceMigrations = { service: 'order-intake', migrations: [OrderIntake1700000000001, OrderIntake1700000000002] };
