import type { ServiceMigrations } from '#platform/migrate.js';
import { Registry1700000000001 } from './1-places.js';
import { Registry1700000000002 } from './2-people.js';
import { Registry1700000000003 } from './3-providers.js';
import { Registry1700000000004 } from './4-accounts.js';
import { Registry1700000000005 } from './5-policies.js';
import { Registry1700000000006 } from './6-views.js';
import { Registry1700000000007 } from './7-device-life.js';
import { Registry1700000000008 } from './8-notices.js';
import { Registry1700000000009 } from './9-care-facts.js';
import { Registry1700000000010 } from './10-device-topics.js';

export const MIGRATIONS: ServiceMigrations = {
  service: 'registry',
  migrations: [
    Registry1700000000001,
    Registry1700000000002,
    Registry1700000000003,
    Registry1700000000004,
    Registry1700000000005,
    Registry1700000000006,
    Registry1700000000007,
    Registry1700000000008,
    Registry1700000000009,
    Registry1700000000010,
  ],
};
